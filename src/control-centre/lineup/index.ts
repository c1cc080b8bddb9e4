export { normaliseName } from './channelName';
export { importPlaylist } from './importPlaylist';
export { offeredIn, readLineup } from './lineup';
