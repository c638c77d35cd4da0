/* The allowance over columns of integers: subsidies Teacher.csv EXPECTED [checksum] */
#include "rounds.h"

enum { MOST = 4000000 };
static int8_t kind[MOST], years[MOST], grade[MOST], posts[MOST], rotating[MOST];
static int32_t tenths[MOST], number[MOST];
static long count;
static const int64_t base[] = {80000, 40000, 0}, coefficient[] = {0, 100, 105, 110, 115, 120};

static inline int64_t payment(long i) {
  int64_t fen = base[kind[i]] + 1250 * (years[i] < 20 ? years[i] : 20);
  fen += rotating[i] ? 30000 + 176 * (int64_t)tenths[i] : 0;
  fen += posts[i] >= 2 ? 15000 : 0;
  return (fen * coefficient[grade[i]] + 50) / 100;
}

static long long total(void) {
  int64_t sum = 0;
  for (long i = 0; i < count; i++) sum += payment(i);
  return sum;
}

static long long checksum(void) {
  int64_t sum = 0;
  for (long i = 0; i < count; i++) sum += payment(i) * (1 + number[i] % 1009);
  return sum;
}

int main(int argc, char **argv) {
  char line[256], area[16], moves[8];
  int values[6];
  FILE *file = argc >= 3 ? fopen(argv[1], "r") : NULL;
  if (!file || !fgets(line, sizeof line, file)) return 2;
  for (; count < MOST && fgets(line, sizeof line, file); count++) {
    if (sscanf(line, "%d,%15[^,],%d,%d,%d,%7[^,],%d.%d", &number[count], area, &values[0], &values[1], &values[2], moves,
               &values[3], &values[4]) != 8)
      return 2;
    kind[count] = area[0] == 'r' ? 0 : area[0] == 't' ? 1 : 2;
    years[count] = values[0], grade[count] = values[1], posts[count] = values[2];
    rotating[count] = moves[0] == 't';
    tenths[count] = values[3] * 10 + values[4];
  }
  return rounds(count, atoll(argv[2]), argc > 3 ? checksum : total);
}
