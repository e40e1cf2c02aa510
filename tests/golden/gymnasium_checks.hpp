// The parts of check_gymnasium that have a file of their own.
#pragma once
#include "golden/golden.hpp"
#include "minirl/envs/registry.hpp"
#include "minirl/files/csv.hpp"

namespace minirl::golden {

/// The numbers of an observation as the files list them.
inline std::vector<Scalar> listed_numbers(const Tensor& s) { return {s.begin(), s.end()}; }

/// Plays the roll-out `name`, one case for each seed; skipped if the library has no such environment.
void check_rollout(const std::string& name, const Csv& csv, Tally& tally);

/// Steps the vector environment `name`, one case for each row; skipped if the library has no such
/// environment.
void check_vectors(const std::string& name, const Csv& csv, Tally& tally);

/// The row behind the last one of the seed whose first row is `begin`.
std::size_t end_of_seed(const Csv& csv, std::size_t begin);

/// One case for each sample; spaces that the library does not have, or draws in its own way, are skipped.
void check_spaces(const Csv& csv, Tally& tally);

}  // namespace minirl::golden
