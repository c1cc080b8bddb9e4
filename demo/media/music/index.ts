export { mix, TUNE_S } from './mix';
export { tuneOf } from './tunes';
export { RATE } from './voices';
