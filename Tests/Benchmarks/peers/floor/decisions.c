/* The eight criteria over parsed structs, every failure noted: decisions PROPOSALS.tsv EXPECTED, or just once
   and without EXPECTED */
#include "rounds.h"

enum { MOST = 100000 };
static struct proposal {
  char applicant[16], core_school[16], granted[8], approved[16], signed_on[16], group_stage[16], school_stage[16],
      group_district[16], school_district[16], school_group[16];
  int members, term;
} proposals[MOST];
static long count;

static long long decide(void) {
  long long sum = 0;
  for (long i = 0; i < count; i++) {
    const struct proposal *p = &proposals[i];
    int failed = !!strcmp(p->applicant, p->core_school);
    failed |= (p->granted[0] != 't') << 1;
    failed |= (strcmp(p->signed_on, p->approved) < 0) << 2;
    failed |= !!strcmp(p->group_stage, p->school_stage) << 3;
    failed |= !!strcmp(p->group_district, p->school_district) << 4;
    failed |= (p->members + 1 > 8) << 5;
    failed |= (p->school_group[0] != '-') << 6;
    failed |= (p->term < 1 || p->term > 5) << 7;
    sum += failed * (1 + i % 1009);
  }
  return sum;
}

int main(int argc, char **argv) {
  FILE *file = argc >= 2 ? fopen(argv[1], "r") : NULL;
  if (!file) return 2;
  for (struct proposal *p = proposals; count < MOST; p++, count++)
    if (fscanf(file, "%15s %15s %7s %15s %15s %15s %15s %15s %15s %15s %d %d", p->applicant, p->core_school, p->granted,
               p->approved, p->signed_on, p->group_stage, p->school_stage, p->group_district, p->school_district,
               p->school_group, &p->members, &p->term) != 12)
      break;
  if (argc == 2) return decide() != 0;
  return rounds(count, atoll(argv[2]), decide);
}
