#include <doctest/doctest.h>

#include <filesystem>
#include <map>

#include "files/temporary_folder.hpp"
#include "golden/golden.hpp"
#include "golden/golden_folder.hpp"
#include "golden/nn_case.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"
#include "minirl/files/atomic_file.hpp"
#include "minirl/files/csv.hpp"

using namespace minirl;
using namespace minirl::golden;

namespace {

// What becomes of one case in a group of its own; each array and each tolerance as in golden/nn.
Tally check_one(const std::string& group, const std::string& name, const std::vector<NamedTensor>& arrays,
                const std::string& tolerance = "1e-06 1e-05") {
  const TemporaryFolder folder;
  std::vector<NamedTensor> full;
  Metadata metadata{{"group", group}, {"cases", name}};
  for (const NamedTensor& array : arrays) {
    full.push_back({name + "/" + array.name, array.tensor});
    if (!tolerance.empty()) metadata[name + "/tol/" + array.name] = tolerance;
  }
  write_safetensors(folder / "one.safetensors", full, metadata);
  return check_nn(folder.path()).at(0);
}

Tally check_exp(Scalar y, Scalar slope) {
  return check_one("elementwise", "exp",
                   {{"in/x", Tensor::vector({0})},
                    {"up/y", Tensor::vector({2})},
                    {"out/y", Tensor::vector({y})},
                    {"grad/x", Tensor::vector({slope})}});
}

}  // namespace

TEST_CASE("golden nn: every case that the library can be asked agrees with PyTorch") {
  long passed = 0;
  for (const Tally& tally : check_nn(golden_folder() / "nn")) {
    CAPTURE(tally.group);
    for (const std::string& text : tally.failures) MESSAGE(text);
    CHECK(tally.failed == 0);
    passed += tally.passed;
  }
  CHECK(passed >= 476);
}

TEST_CASE("golden nn: what is skipped stands in data/golden_skips.csv with its reason") {
  const Csv csv = Csv::read(std::filesystem::path(MINIRL_DATA_DIR) / "golden_skips.csv");
  std::map<std::string, std::string> reasons;
  for (std::size_t row = 0; row < csv.rows(); ++row) {
    reasons[std::string(csv.cell(row, csv.column("case")))] = csv.cell(row, csv.column("reason"));
  }
  std::string stale;
  for (const Outcome& outcome : run_nn_cases(golden_folder() / "nn")) {
    const auto row = reasons.find("nn/" + outcome.name);
    const bool skipped = outcome.kind == Outcome::Kind::skipped;
    if (skipped ? row != reasons.end() && row->second == outcome.text : row == reasons.end()) continue;
    stale += join("nn/", outcome.name, skipped ? "," + outcome.text : " is no longer skipped", "\n");
  }
  CHECK_MESSAGE(stale.empty(), "data/golden_skips.csv should differ in these rows:\n" << stale);
}

TEST_CASE("golden nn: a wrong output or gradient fails its case with what was expected and what came") {
  CHECK(check_exp(1, 2).passed == 1);
  const Tally output = check_exp(Scalar(1.25), 2);
  REQUIRE(output.failed == 1);
  CHECK(output.failures.at(0).starts_with("elementwise/exp: out/y [0]: expected 1.25, got 1, tolerance "));
  const Tally gradient = check_exp(1, Scalar(2.5));
  REQUIRE(gradient.failed == 1);
  CHECK(gradient.failures.at(0).starts_with("elementwise/exp: grad/x [0]: expected 2.5, got 2, tolerance "));
  CHECK(check_exp(std::numeric_limits<Scalar>::quiet_NaN(), 2).failed == 1);
}

TEST_CASE("golden nn: cases that are incomplete fail") {
  const Tensor one = Tensor::vector({1}), zero = Tensor::vector({0});
  CHECK(check_one("elementwise", "exp", {{"out/y", one}}).failed == 1);                      // no input
  CHECK(check_one("elementwise", "exp", {{"in/x", zero}}).failed == 1);                      // no output
  CHECK(check_one("elementwise", "exp", {{"in/x", zero}, {"out/y", one}}, "").failed == 1);  // no tolerance
  CHECK(check_one("elementwise", "exp", {{"in/x", zero}, {"out/y", one}}, "1e-6").failed == 1);
  CHECK(check_one("elementwise", "exp", {{"in/x", zero}, {"out/y", one}, {"out/z", one}}).failed == 1);
  CHECK(check_one("elementwise", "exp", {{"in/x", zero}, {"out/y", Tensor::matrix({{1}})}}).failed == 1);
  CHECK(check_one("elementwise", "pow_2", {{"in/x", one}, {"out/y", one}}).failed == 1);  // no exponent
}

TEST_CASE("golden nn: tensors of different rank must be refused, numbers go with everything") {
  const Tensor matrix = Tensor::matrix({{1, 2}}), vector = Tensor::vector({1, 1}), number = Tensor::scalar(1);
  const Tensor sum = Tensor::matrix({{2, 3}});
  CHECK(check_one("broadcast", "add_BN_N", {{"in/a", matrix}, {"in/b", vector}, {"out/y", sum}}).passed == 1);
  CHECK(
      check_one("broadcast", "add_BN_scalar", {{"in/a", matrix}, {"in/b", number}, {"out/y", sum}}).passed ==
      1);
  CHECK(check_one("broadcast", "add_BN_scalar", {{"in/a", matrix}, {"in/b", number}, {"out/y", matrix}})
            .failed == 1);
}

TEST_CASE("golden nn: unknown cases and groups are skipped by name, other files are an IoError") {
  CHECK(check_one("elementwise", "erf", {}).skips.at(0) == "elementwise/erf: there is no check of this name");
  CHECK(check_one("fft", "plain", {}).skips.at(0) == "fft/plain: there is no check of this group");
  const TemporaryFolder folder;
  CHECK_THROWS_AS(check_nn(folder.path()), IoError);
  CHECK_THROWS_AS(check_nn(folder / "missing"), IoError);
  write_safetensors(folder / "w.safetensors", {{"w", Tensor({1})}});
  CHECK_THROWS_AS(check_nn(folder.path()), IoError);
  write_file_atomically(folder / "w.safetensors", "no safetensors");
  CHECK_THROWS_AS(check_nn(folder.path()), IoError);
}
