/** What crosses between the control centre and its operators' console; a box needs none of it. */
export * from './accounts';
export * from './alerts';
export * from './audit';
