export { divisionTreeJson, importDivisions } from './divisions';
