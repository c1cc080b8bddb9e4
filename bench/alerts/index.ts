export { measureAlerts } from './measureAlerts';
