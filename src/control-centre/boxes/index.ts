export { type BoxCount, Boxes, type BoxesOptions } from './Boxes';
export { BoxError } from './boxError';
