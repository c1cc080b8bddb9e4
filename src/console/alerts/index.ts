export * from './board/BoardPage';
export * from './compose/ComposePage';
export * from './detail/AlertPage';
