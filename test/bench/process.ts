/** What a process and its descendants use, read from `/proc`: the benchmark runs on Linux only. */
import { readdirSync, readFileSync } from 'node:fs';

export interface Memory {
  /** Resident now, MiB. */
  rss: number;
  /** The most that was ever resident, MiB. */
  peak: number;
}

export function memoryOf(pid: number): Memory {
  let rss = 0;
  let peak = 0;
  for (const each of processTree(pid)) {
    const status = read(`/proc/${each}/status`);
    rss += Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0);
    peak += Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0);
  }
  return { rss: rss / 1024, peak: peak / 1024 };
}

/** Milliseconds of processor time so far, all threads. */
export function cpuOf(pid: number): number {
  let total = 0;
  for (const each of processTree(pid)) {
    const fields = read(`/proc/${each}/stat`)
      .replace(/^.*\) /, '')
      .split(' ');
    const ticks = (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * 10;
    let nanoseconds = 0;
    for (const thread of list(`/proc/${each}/task`)) {
      nanoseconds += Number(read(`/proc/${each}/task/${thread}/schedstat`).split(' ')[0] ?? 0);
    }
    // Ticks count threads that have ended but step by 10 ms; the scheduler's figures are fine but of living threads.
    const fine = nanoseconds / 1e6;
    total += Math.abs(fine - ticks) < 25 ? fine : Math.max(fine, ticks);
  }
  return total;
}

function processTree(pid: number): number[] {
  const found = [pid];
  for (const each of found) {
    for (const thread of list(`/proc/${each}/task`)) {
      for (const child of read(`/proc/${each}/task/${thread}/children`).split(' ')) {
        if (child.trim() && !found.includes(Number(child))) {
          found.push(Number(child));
        }
      }
    }
  }
  return found;
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // the process has ended meanwhile
  }
}

function list(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return []; // the process has ended meanwhile
  }
}
