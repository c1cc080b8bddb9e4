export { bundle, SCRATCH } from './bundle';
export {
  embeddedTestStore,
  findPostgres,
  freshDataFolder,
  freshFolder,
  postgresTestStore,
  type TestStore,
} from './testStore';
