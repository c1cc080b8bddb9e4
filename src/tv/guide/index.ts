export * from './GuidePage';
export * from './GuideStore';
