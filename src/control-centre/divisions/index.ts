export { divisionTreeJson, importDivisions } from './divisions';
export { type Gazetteer, type Place, readGazetteer } from './gazetteer';
