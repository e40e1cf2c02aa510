// The floors of the house: an include points down, or sideways inside one room. The README shows the picture.
#include <doctest/doctest.h>

#include <map>
#include <optional>

#include "house/source_tree.hpp"
#include "minirl/core/text.hpp"

namespace {

using namespace house;
using minirl::join;

const std::map<std::string, int> floor_of_room = {
    {"core", 0}, {"tensor", 1}, {"autodiff", 2}, {"files", 2}, {"draw", 2}, {"nn", 3},     {"optim", 3},
    {"envs", 3}, {"rl", 3},     {"agents", 4},   {"lab", 5},   {"app", 6},  {"golden", 6}, {"benchmarks", 6}};

struct File {
  std::string room;
  int floor;
};

// Where the file at `path`, counted from include/minirl/ or src/, stands; nothing if it stands in no room.
std::optional<File> placed(const std::string& path) {
  if (path == "minirl.hpp" || path == "chapter.hpp") return File{"the whole house", 6};
  if (path == "eigen_config.hpp") return File{"tensor", 1};
  const auto room = floor_of_room.find(path.substr(0, path.find('/')));
  if (room == floor_of_room.end() || path.find('/') == std::string::npos) return std::nullopt;
  return File{room->first, room->second};
}

// What is wrong with `from` including `to`; "" if the arrow points down, stays in its room, or is one of the
// two that lean on a neighbour.
std::string wrong_arrow(const std::string& from, const std::string& to) {
  const auto a = placed(from), b = placed(to);
  if (!a) return join(from, " stands in no room of the house");
  if (!b) return join(from, " includes ", to, ", which stands in no room of the house");
  const bool leans = (a->room == "rl" && b->room == "envs") || (a->room == "optim" && b->room == "nn") ||
                     (a->room == "app" && (b->room == "golden" || b->room == "benchmarks"));
  if (b->floor < a->floor || b->room == a->room || leans) return "";
  const char* direction = b->floor > a->floor ? "up" : "sideways";
  return join(from, " (floor ", a->floor, ") includes ", to, " (floor ", b->floor, "): the arrow points ",
              direction);
}

// The name in an include line, with its quotes or brackets; "" for any other line.
std::string included(const std::string& line) {
  const auto hash = line.find_first_not_of(" \t");
  if (hash == std::string::npos || line[hash] != '#') return "";
  const auto word = line.find_first_not_of(" \t", hash + 1);
  if (word == std::string::npos || line.compare(word, 7, "include") != 0) return "";
  const auto open = line.find_first_of("\"<", word), close = line.find_last_of("\">");
  return open == std::string::npos || close <= open ? "" : line.substr(open, close - open + 1);
}

bool is_eigen(const std::string& name) {
  return name.rfind("<Eigen/", 0) == 0 || name.rfind("<unsupported/Eigen/", 0) == 0 ||
         name.rfind("\"Eigen/", 0) == 0;
}

bool is_header(const std::string& path) { return path.size() > 4 && path.substr(path.size() - 4) == ".hpp"; }

// The path of a quoted include counted from include/minirl/ or src/; "" for what is not of this project.
// `from` is counted from the root.
std::string own_file(const std::string& from, const std::string& name) {
  if (name.size() < 3) return "";
  const std::string inner = name.substr(1, name.size() - 2);
  if (inner.rfind("minirl/", 0) == 0) return inner.substr(7);
  if (name.front() != '"') return "";
  const auto beside = (std::filesystem::path(from).parent_path() / inner).lexically_normal();
  if (std::filesystem::exists(root / beside)) {
    const std::string path = beside.generic_string();
    for (const std::string base : {"include/minirl/", "src/"}) {
      if (path.rfind(base, 0) == 0) return path.substr(base.size());
    }
  }
  return inner;
}

std::string from_base(const std::string& path) {
  return path.rfind("src/", 0) == 0 ? path.substr(4) : path.substr(std::string("include/minirl/").size());
}

// The public headers whose purpose is Eigen.
bool gives_eigen(const std::string& path) {
  return path == "include/minirl/tensor/eigen.hpp" || path == "include/minirl/tensor/eigen_tensor.hpp";
}

// What is wrong with a file (path counted from the root) that includes Eigen; "" if it may.
std::string wrong_eigen(const std::string& from, const std::string& name) {
  const bool public_header = from.rfind("include/", 0) == 0;
  if (is_eigen(name)) {
    const bool allowed = gives_eigen(from) || (!public_header && !is_header(from));
    return allowed ? "" : join(from, " includes ", name, "; take minirl/tensor/eigen.hpp, in a .cpp file");
  }
  if (name == "\"minirl/tensor/eigen.hpp\"" && public_header && !gives_eigen(from)) {
    return join(from, " includes ", name,
                ": public headers stay free of Eigen, it takes a second to compile");
  }
  return "";
}

}  // namespace

TEST_CASE("layering: down, inside a room and the two leaning arrows are right") {
  CHECK(wrong_arrow("agents/dqn.hpp", "core/errors.hpp") == "");
  CHECK(wrong_arrow("nn/dense.cpp", "nn/dense.hpp") == "");
  CHECK(wrong_arrow("rl/rollout.hpp", "envs/env.hpp") == "");
  CHECK(wrong_arrow("optim/adam.hpp", "nn/sequential.hpp") == "");
  CHECK(wrong_arrow("minirl.hpp", "lab/train.hpp") == "");
  CHECK(wrong_arrow("tensor/eigen.hpp", "eigen_config.hpp") == "");
}

TEST_CASE("layering: up, sideways and nowhere are refused") {
  CHECK(wrong_arrow("core/rng.hpp", "tensor/tensor.hpp") ==
        "core/rng.hpp (floor 0) includes tensor/tensor.hpp (floor 1): the arrow points up");
  CHECK(wrong_arrow("nn/dense.hpp", "optim/adam.hpp") ==
        "nn/dense.hpp (floor 3) includes optim/adam.hpp (floor 3): the arrow points sideways");
  CHECK(wrong_arrow("envs/cartpole.hpp", "rl/returns.hpp") != "");
  CHECK(wrong_arrow("envs/cartpole.hpp", "nn/dense.hpp") != "");
  CHECK(wrong_arrow("lab/train.hpp", "minirl.hpp") != "");
  CHECK(wrong_arrow("agents/dqn.hpp", "cellar/wine.hpp") ==
        "agents/dqn.hpp includes cellar/wine.hpp, which stands in no room of the house");
}

TEST_CASE("layering: every include in include/ and src/ points down") {
  int arrows = 0;
  for (const char* folder : {"include", "src"}) {
    for (const std::string& path : files_in(folder, {".hpp", ".cpp"})) {
      for (const std::string& line : lines_of(root / path)) {
        const std::string target = own_file(path, included(line));
        if (target.empty()) continue;
        ++arrows;
        CHECK(wrong_arrow(from_base(path), target) == "");
      }
    }
  }
  CHECK(arrows > 3);
}

TEST_CASE("layering: who may include Eigen") {
  CHECK(included("  # include <Eigen/Core>  // fast") == "<Eigen/Core>");
  CHECK(wrong_eigen("include/minirl/tensor/eigen.hpp", "<Eigen/Core>") == "");
  CHECK(wrong_eigen("src/nn/dense.cpp", "<Eigen/Core>") == "");
  CHECK(wrong_eigen("src/autodiff/rules.hpp", "\"minirl/tensor/eigen.hpp\"") == "");
  CHECK(wrong_eigen("src/autodiff/rules.hpp", "<Eigen/Core>") != "");
  CHECK(wrong_eigen("include/minirl/nn/dense.hpp", "<unsupported/Eigen/CXX11/Tensor>") != "");
  CHECK(wrong_eigen("include/minirl/nn/dense.hpp", "\"minirl/tensor/eigen.hpp\"") != "");
}

TEST_CASE("layering: public headers are free of Eigen") {
  for (const char* folder : {"include", "src"}) {
    for (const std::string& path : files_in(folder, {".hpp", ".cpp"})) {
      for (const std::string& line : lines_of(root / path)) CHECK(wrong_eigen(path, included(line)) == "");
    }
  }
}
