export { readSettings, SettingError, type Settings } from './settings';
export { startFailure } from './startFailure';
