// The program minirl: finds the verb and hands over. The launcher ./minirl builds it and calls it.
#include <exception>
#include <iostream>

#include "app/verbs.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace {

using namespace minirl;

struct Verb {
  const char* name;
  int (*call)(const app::Words&);
};

constexpr Verb verbs[] = {{"tour", app::tour}, {"run", app::run},      {"train", app::train},
                          {"eval", app::eval}, {"bench", app::bench},  {"check-golden", app::check_golden},
                          {"envs", app::envs}, {"agents", app::agents}};

int unknown(const std::string& word) {
  std::vector<std::string> names;
  for (const Verb& verb : verbs) names.emplace_back(verb.name);
  const std::string guess = nearest(word, names);
  std::cerr << "minirl: unknown verb '" << word << "'"
            << (guess.empty() ? "" : "; did you mean '" + guess + "'?") << " There are "
            << listed(names, " and ") << ".\n";
  return 2;
}

}  // namespace

int main(int count, char** words) {
  if (count < 2) return unknown("");
  const app::Words rest(words + 2, words + count);
  try {
    for (const Verb& verb : verbs) {
      if (verb.name == std::string(words[1])) return verb.call(rest);
    }
    return unknown(words[1]);
  } catch (const Error& error) {
    std::cerr << "minirl: " << error.what() << '\n';
    return 2;
  } catch (const std::exception& error) {
    std::cerr << "minirl: unexpected failure: " << error.what() << '\n';
    return 2;
  }
}
