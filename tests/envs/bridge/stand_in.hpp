// Worlds of the stand-in for Gymnasium in tests/envs/bridge/fake, played by the Python that is here.
#pragma once
#include <doctest/doctest.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "minirl/core/errors.hpp"
#include "minirl/envs/bridge/gymnasium.hpp"

namespace minirl::stand_in {

/// The program behind what the bridge would take, which may be a script that only calls it; "" if there is
/// none.
inline std::string python() {
  const char* named = std::getenv("MINIRL_PYTHON");
  const std::string taken = named != nullptr && *named != '\0' ? named : "python3";
  const std::string question = "'" + taken + "' -c 'import sys; print(sys.executable, end=\"\")' 2>/dev/null";
  const std::unique_ptr<FILE, int (*)(FILE*)> answer(::popen(question.c_str(), "r"), ::pclose);
  char path[4096] = "";
  return answer && std::fgets(path, sizeof path, answer.get()) != nullptr ? path : "";
}

/// True if there is a Python; else says so. From then on the bridge takes it, and the stand-in is the
/// `gymnasium` that it imports.
inline bool is_there() {
  static const std::string found = python();
  if (found.empty()) MESSAGE("skipped: there is no Python");
  ::setenv("MINIRL_PYTHON", found.c_str(), 1);
  ::setenv("PYTHONPATH", MINIRL_SOURCE_DIR "/tests/envs/bridge/fake", 1);
  ::setenv("PYTHONDONTWRITEBYTECODE", "1", 1);
  return !found.empty();
}

template <class Pointer>
Pointer made(const GymnasiumConfig& config) {
  return std::get<Pointer>(make_gymnasium(config));
}
inline std::unique_ptr<DiscreteEnv> discrete(const GymnasiumConfig& config) {
  return made<std::unique_ptr<DiscreteEnv>>(config);
}

/// What an error says; "" if there is none of that class.
template <class Failure = ChildError, class Call>
std::string failure_of(Call call) {
  try {
    call();
  } catch (const Failure& failure) {
    return failure.what();
  } catch (const std::exception& other) {
    FAIL_CHECK("an error of another class: " << other.what());
  }
  return "";
}

template <class Call>
double seconds_of(Call call) {
  const auto started = std::chrono::steady_clock::now();
  call();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
}

/// True if `part` stands in `text`; else the text is shown.
inline bool holds(const std::string& text, const std::string& part) {
  const bool found = text.find(part) != std::string::npos;
  if (!found) MESSAGE("'" << part << "' is not in: " << text);
  return found;
}

}  // namespace minirl::stand_in
