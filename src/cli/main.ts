import { runProgram } from './program.ts';
import { failureOf } from './session/failure.ts';
import { createOutput } from './session/output.ts';

const startedAt = Math.round(performance.timeOrigin);
const output = createOutput(process.stdout, process.stderr);

try {
  process.exitCode = await runProgram(process.argv.slice(2), output, startedAt);
} catch (error) {
  const { message, status } = failureOf(error);
  output.say(message);
  process.exitCode = status;
}
