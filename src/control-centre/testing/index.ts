export { bundle, SCRATCH } from './bundle';
export { channelId, type SampleGuide, type SamplePlaylist, sampleGuide, samplePlaylist } from './sampleFiles';
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
