// The script files of golden/rng: one call a row, the calls of a seed in order on one generator.
#pragma once
#include "golden/golden.hpp"
#include "minirl/files/csv.hpp"

namespace minirl::golden {

void check_generator_script(const Csv& csv, Tally& tally);
void check_legacy_script(const Csv& csv, Tally& tally);

}  // namespace minirl::golden
