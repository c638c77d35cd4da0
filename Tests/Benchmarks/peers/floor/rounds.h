/* What every floor shares: one repetition for each line that comes in, as Charter's own harness does it. */
#define _POSIX_C_SOURCE 200809L
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Does the work `passes` times: the compiler must not see that it comes to the same every time. */
static long long repeat(long passes, long long (*run)(void)) {
  long long result = 0;
  for (long pass = 0; pass < passes; pass++) {
    result = run();
    __asm__ volatile("" ::: "memory");
  }
  return result;
}

static double nanoseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1e9 + now.tv_nsec;
}

/* Times `run` over `count` units; right where it returns `expected`. */
static int rounds(long count, long long expected, long long (*run)(void)) {
  char line[64];
  long passes = 1;
  long long result = 0;
  for (double taken = 0; taken < 1e8; passes *= 2) {
    double start = nanoseconds();
    result = repeat(passes, run);
    taken = nanoseconds() - start;
  }
  puts("ready cc -O2");
  fflush(stdout);
  while (fgets(line, sizeof line, stdin)) {
    double start = nanoseconds();
    result = repeat(passes, run);
    printf("%.3f\n", (nanoseconds() - start) / passes / count);
    fflush(stdout);
  }
  printf("{\"right\": %s}\n", result == expected ? "true" : "false");
  return result != expected;
}
