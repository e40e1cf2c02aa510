// The parts of check_gymnasium that have a file of their own.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "golden/golden.hpp"
#include "minirl/envs/registry.hpp"
#include "minirl/envs/tabular_world.hpp"
#include "minirl/envs/taxi.hpp"
#include "minirl/files/csv.hpp"

namespace minirl::golden {

/// The numbers of an observation as the files list them.
inline std::vector<Scalar> listed_numbers(const Tensor& s) { return {s.begin(), s.end()}; }

/// The environment of a file: "Taxi-v4", or with other settings than the registry's as words behind its name,
/// "Taxi-v4_rainy_fickle". Nothing if the library has no such environment or does not know a word.
std::optional<AnyEnv> env_called(std::string_view name);

/// Whether the first observation of this world holds sines and cosines that NumPy computes in float: by its
/// own polynomials, once in a thousand numbers a neighbour of what libm gives.
inline bool has_float_cosines(std::string_view id) { return id.starts_with("Acrobot-"); }

/// Plays the roll-out `name`, one case for each seed; skipped if the library has no such environment.
void check_rollout(const std::string& name, const Csv& csv, Tally& tally);

/// tables/P_*.csv, tables/start_*.csv and tables/optimal_values.csv, by their names: one case for each row,
/// and a failure if rows are missing.
void check_table(const std::string& name, const Csv& csv, Tally& tally);

/// FrozenLake's random maps, one case for each.
void check_lake_maps(const Csv& csv, Tally& tally);

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
