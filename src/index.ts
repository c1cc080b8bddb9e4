import { check, Lineup } from './contract';
export default function () {
  return check(Lineup, {}, 'x');
}
