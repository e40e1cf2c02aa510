// data/seeds_coverage.csv: what the notebooks hold (S0 to S4, row by row) and get wrong (BUG), and where it
// is shown.
#include <doctest/doctest.h>

#include <map>
#include <set>

#include "house/source_tree.hpp"
#include "minirl/core/text.hpp"

namespace {

using namespace house;
using minirl::join;
using minirl::split;
using Row = std::vector<std::string>;

enum Column { id, seed, what, status, where, note, columns };

const std::map<std::string, int> rows_of_group = {{"S0", 14}, {"S1", 49}, {"S2", 9},
                                                  {"S3", 9},  {"S4", 10}, {"BUG", 48}};

// "S1", 7 -> "S1-07".
std::string id_of(const std::string& group, int number) {
  return join(group, number < 10 ? "-0" : "-", number);
}

std::set<std::string> expected_ids() {
  std::set<std::string> ids;
  for (const auto& [group, rows] : rows_of_group) {
    for (int number = 1; number <= rows; ++number) ids.insert(id_of(group, number));
  }
  return ids;
}

// The first path of a `where` cell (paths separated by blanks) that is not in the tree; "" if all are.
std::string missing_path(const std::string& cell) {
  for (const std::string& path : split(cell, ' ')) {
    if (path.empty() || !std::filesystem::exists(root / path)) return join("'", path, "'");
  }
  return "";
}

// What is wrong with one row; "" if nothing is.
std::string wrong_row(const Row& row) {
  if (row.size() != columns) return join(row.size(), " columns, expected ", int{columns});
  const std::string group = row[id].substr(0, row[id].find('-'));
  if (rows_of_group.count(row[seed]) == 0 || row[seed] == "BUG") return "no such notebook: " + row[seed];
  if (group != "BUG" && group != row[seed]) return "id and notebook do not fit";
  if (row[what].empty()) return "nothing is said about it";
  if (row[status] == "open") return row[where].empty() ? "" : "open, but names a place";
  if (row[status] == "left_out") return row[note].empty() ? "left out without a reason" : "";
  if (row[status] != "done") return "no such status: " + row[status];
  const std::string missing = missing_path(row[where]);
  return missing.empty() ? "" : "done, but not in the tree: " + missing;
}

}  // namespace

TEST_CASE("coverage: a wrong row is noticed") {
  CHECK(wrong_row({"S1-07", "S1", "a policy", "open", "", ""}) == "");
  CHECK(wrong_row({"S1-07", "S1", "a policy", "done", "LICENSE README.md", ""}) == "");
  CHECK(wrong_row({"BUG-07", "S1", "a bug", "left_out", "", "not of this world"}) == "");
  CHECK(wrong_row({"S1-07", "S1", "a policy", "done", "LICENSE no/such/file", ""}) ==
        "done, but not in the tree: 'no/such/file'");
  CHECK(wrong_row({"S1-07", "S1", "a policy", "done", "", ""}) != "");
  CHECK(wrong_row({"S1-07", "S1", "a policy", "open", "LICENSE", ""}) != "");
  CHECK(wrong_row({"S1-07", "S1", "a policy", "left_out", "", ""}) == "left out without a reason");
  CHECK(wrong_row({"S1-07", "S1", "a policy", "finished", "", ""}) == "no such status: finished");
  CHECK(wrong_row({"S1-07", "S1", "", "open", "", ""}) != "");
  CHECK(wrong_row({"S1-07", "S2", "a policy", "open", "", ""}) != "");
  CHECK(wrong_row({"S1-07", "S1", "a policy", "open", ""}) == "5 columns, expected 6");
}

TEST_CASE("coverage: every row of the notebooks stands once and is right") {
  const std::vector<std::string> lines = lines_of(root / "data" / "seeds_coverage.csv");
  REQUIRE(!lines.empty());
  CHECK(lines[0] == "id,seed,what,status,where,note");
  std::set<std::string> remaining = expected_ids();
  for (std::size_t i = 1; i < lines.size(); ++i) {
    INFO(lines[i]);
    const Row row = split(lines[i], ',');
    CHECK(remaining.erase(row[id]) == 1);
    CHECK(wrong_row(row) == "");
  }
  CHECK(remaining == std::set<std::string>{});
}
