export { divisionTreeJson, importDivisions } from './divisions';
export { type Gazetteer, isProvinceWide, type Place, readGazetteer } from './gazetteer';
