export { bundle, SCRATCH } from './bundle';
export { channelId, type SampleGuide, type SamplePlaylist, sampleGuide, samplePlaylist } from './sampleFiles';
export { openTestCentre, TEST_TREE, type TestCentre } from './testCentre';
export { deskOf } from './testDesk';
export { boxesAndPush } from './testPush';
export {
  embeddedTestStore,
  findPostgres,
  freshDataFolder,
  freshFolder,
  postgresTestStore,
  type TestStore,
} from './testStore';
