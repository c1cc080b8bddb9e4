import { boot } from './tv/boot';

export default boot;
