import { buildBox } from './box.mjs';
import { checkFolder } from './check-dist.mjs';

try {
  for (const level of ['es6', 'es5']) {
    process.stdout.write(`building dist/${level} …\n`);
    await buildBox(level);
  }
  const problems = await checkFolder('dist/es5/js');
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  if (problems.length > 0) process.exit(1);
  process.stdout.write('dist/es5 is ES5 throughout and uses no browser API that Chrome 47 lacks\n');
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
