export { openCatalogue } from './catalogue';
export { createHeadend } from './server';
