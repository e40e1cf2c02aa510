#include <algorithm>
#include <exception>
#include <system_error>

#include "golden/golden.hpp"
#include "golden/nn_case.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl::golden {
namespace {

struct Group {
  std::string name;
  const Checks& (*checks)();  // null: the library has no such thing
  std::string missing;
};

const std::vector<Group>& groups() {
  static const std::vector<Group> all = {
      {"elementwise", elementwise_checks, ""},
      {"broadcast", broadcast_checks, ""},
      {"reduce", reduce_checks, ""},
      {"shape", shape_checks, ""},
      {"graph", graph_checks, ""},
      {"linear", linear_checks, ""},
      {"loss", loss_checks, ""},
      {"dist", dist_checks, ""},
      {"optim", optim_checks, ""},
      {"init", init_checks, ""},
      {"e2e", e2e_checks, ""},
      {"rl", rl_checks, ""},
      {"norm", norm_checks, ""},
      {"conv", conv_checks, ""},
      {"pool", pool_checks, ""},
      {"rnn", nullptr, "recurrent layers are not built yet"},
      {"schedule", schedule_checks, ""},
  };
  return all;
}

// The check of a case: the row with its name, or the longest row with a '*' that its name begins like.
const std::function<void(Case&)>* check_of(const Checks& checks, const std::string& name) {
  const auto exact = checks.find(name);
  if (exact != checks.end()) return &exact->second;
  const std::function<void(Case&)>* best = nullptr;
  std::size_t length = 0;
  for (const auto& [pattern, check] : checks) {
    const std::string_view start = std::string_view(pattern).substr(0, pattern.size() - 1);
    if (pattern.back() != '*' || !name.starts_with(start) || start.size() < length) continue;
    best = &check;
    length = start.size();
  }
  return best;
}

Outcome run_case(const Safetensors& file, const Group& group, const std::string& name) {
  Outcome outcome{join(group.name, "/", name), Outcome::Kind::skipped, group.missing};
  if (group.checks == nullptr) return outcome;
  const auto* check = check_of(group.checks(), name);
  if (check == nullptr) return {outcome.name, Outcome::Kind::skipped, "there is no check of this name"};
  Case c(file, name);
  try {
    (*check)(c);
    outcome.text = c.difference();
  } catch (const Skip& skip) {
    return {outcome.name, Outcome::Kind::skipped, skip.reason};
  } catch (const std::exception& error) {
    outcome.text = error.what();
  }
  outcome.kind = outcome.text.empty() ? Outcome::Kind::passed : Outcome::Kind::failed;
  return outcome;
}

void run_file(const std::filesystem::path& path, std::vector<Outcome>& outcomes) {
  const Safetensors file = read_safetensors(path);
  const auto names = file.metadata.find("cases"), group_name = file.metadata.find("group");
  if (names == file.metadata.end() || group_name == file.metadata.end()) {
    throw IoError(join(path.string(), ": no 'group' and 'cases' in the metadata"));
  }
  const auto known = std::find_if(groups().begin(), groups().end(),
                                  [&](const Group& g) { return g.name == group_name->second; });
  const Group group = known != groups().end()
                          ? *known
                          : Group{group_name->second, nullptr, "there is no check of this group"};
  for (const std::string& name : split(names->second, ';')) outcomes.push_back(run_case(file, group, name));
}

}  // namespace

std::vector<Outcome> run_nn_cases(const std::filesystem::path& folder) {
  std::error_code error;
  std::vector<std::filesystem::path> files;
  for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    // <group>.f32.safetensors holds PyTorch's float run, with which the tolerances were made.
    if (name.ends_with(".safetensors") && !name.ends_with(".f32.safetensors")) files.push_back(entry->path());
  }
  if (error) throw IoError(join("cannot read folder ", folder.string(), ": ", error.message()));
  if (files.empty()) throw IoError(join("there is no safetensors file in folder ", folder.string()));
  std::sort(files.begin(), files.end());  // folders list their files in any order
  std::vector<Outcome> outcomes;
  for (const auto& file : files) run_file(file, outcomes);
  return outcomes;
}

std::vector<Tally> check_nn(const std::filesystem::path& folder) {
  std::vector<Tally> tallies;
  for (const Outcome& outcome : run_nn_cases(folder)) {
    const std::string group = outcome.name.substr(0, outcome.name.find('/'));
    if (tallies.empty() || tallies.back().group != group) tallies.push_back({group, 0, 0, 0, {}, {}});
    Tally& tally = tallies.back();
    const std::string text = join(outcome.name, ": ", outcome.text);
    if (outcome.kind == Outcome::Kind::passed) ++tally.passed;
    if (outcome.kind == Outcome::Kind::failed) tally.fail(text);
    if (outcome.kind == Outcome::Kind::skipped) tally.skip(text);
  }
  return tallies;
}

}  // namespace minirl::golden
