// The program minirl: finds the verb and hands over. The launcher ./minirl builds it and calls it.
#include <exception>
#include <iostream>

#include "app/verbs.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace {

using namespace minirl;

int run_verb(const std::string& word, const std::vector<std::string>& rest) {
  const app::Verb verbs[] = {app::tour(),         app::run(),   app::learn(), app::train(),
                             app::resume(),       app::eval(),  app::play(),  app::plot(),
                             app::check_golden(), app::bench(), app::envs(),  app::agents()};
  std::vector<std::string> names;
  for (const app::Verb& verb : verbs) {
    names.push_back(verb.usage.verb);
    if (verb.usage.verb != word) continue;
    const app::Arguments arguments(verb.usage, rest);
    if (!arguments.wants_help()) return verb.run(arguments);
    std::cout << verb.usage.text();
    return 0;
  }
  throw app::UsageError(unknown("verb", word, names));
}

}  // namespace

int main(int count, char** words) {
  try {
    return run_verb(count > 1 ? words[1] : "", {words + std::min(count, 2), words + count});
  } catch (const Error& error) {
    std::cerr << "minirl: " << error.what() << '\n';
  } catch (const std::exception& error) {
    std::cerr << "minirl: unexpected failure: " << error.what() << '\n';
  }
  return 2;
}
