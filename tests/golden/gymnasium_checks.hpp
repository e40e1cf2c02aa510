// The parts of check_gymnasium that have a file of their own.
#pragma once
#include <string>
#include <string_view>

#include "golden/golden.hpp"
#include "minirl/envs/registry.hpp"
#include "minirl/files/csv.hpp"

namespace minirl::golden {

/// The numbers of an observation as the files list them.
inline std::vector<Scalar> listed_numbers(const Tensor& s) { return {s.begin(), s.end()}; }

/// Whether the first observation of this world holds sines and cosines that NumPy computes in float: by its
/// own polynomials, once in a thousand numbers a neighbour of what libm gives.
inline bool has_float_cosines(std::string_view id) { return id.starts_with("Acrobot-"); }

/// Plays the roll-out `name`, one case for each seed; skipped if the library has no such environment.
void check_rollout(const std::string& name, const Csv& csv, Tally& tally);

/// Steps the vector environment `name`, one case for each row; skipped if the library has no such
/// environment.
void check_vectors(const std::string& name, const Csv& csv, Tally& tally);

/// The row behind the last one of the seed whose first row is `begin`.
std::size_t end_of_seed(const Csv& csv, std::size_t begin);

/// One case for each step from a given state; `name` is a world, with an underscore and a setting if it is
/// not the default one. Skipped if the library has none such.
void check_transitions(const std::string& name, const Csv& csv, Tally& tally);

/// One case for each reset with options; worlds that the library does not have are skipped.
void check_reset_options(const Csv& csv, Tally& tally);

/// One case for each sample; spaces that the library does not have, or draws in its own way, are skipped.
void check_spaces(const Csv& csv, Tally& tally);

}  // namespace minirl::golden
