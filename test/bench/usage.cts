/**
 * Loaded before a program that is measured: says at its end, on file descriptor 3, what it has used, as only the
 * process itself knows exactly. One line of JSON: processor milliseconds and the most resident memory in MiB.
 */
import { writeSync } from 'node:fs';

process.on('exit', () => {
  const usage = process.resourceUsage();
  const cpu = (usage.userCPUTime + usage.systemCPUTime) / 1000;
  writeSync(3, JSON.stringify({ cpu, peak: usage.maxRSS / 1024 }));
});
