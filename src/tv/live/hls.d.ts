/**
 * The UMD build brings hls.js's worker along and is ES5, so it survives the box build as it is; the package's
 * types describe it.
 */
declare module 'hls.js/dist/hls.min.js' {
  import Hls from 'hls.js';
  export default Hls;
}
