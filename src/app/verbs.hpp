// The verbs of the program, each in a file of its own. They return the exit status: 0 all well, 1 a failure
// that was looked for (a golden case, a row of the tour), 2 wrong usage or input.
#pragma once
#include "app/arguments.hpp"

namespace minirl::app {

struct Verb {
  Usage usage;
  int (*run)(const Arguments& arguments);
};

Verb tour();
Verb run();
Verb learn();
Verb train();
Verb resume();
Verb eval();
Verb play();
Verb plot();
Verb check_golden();
Verb bench();
Verb envs();
Verb agents();

}  // namespace minirl::app
