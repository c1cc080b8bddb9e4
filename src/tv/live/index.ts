export * from './channels';
export * from './LineupStore';
export * from './LivePage';
export * from './Tuner';
export * from './Zapper';
