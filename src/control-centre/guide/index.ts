export { guideChannelDayJson, guideDayJson } from './guide';
export { type GuideImportOptions, importGuide } from './importGuide';
