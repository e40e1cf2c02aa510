// The verbs of the program, each in a file of its own. They return the exit status: 0 all well, 1 a failure
// that was looked for (a golden case, a row of the tour), 2 wrong usage or input.
#pragma once
#include <string>
#include <vector>

namespace minirl::app {

using Words = std::vector<std::string>;  // what follows the verb

int tour(const Words& words);
int run(const Words& words);
int train(const Words& words);
int eval(const Words& words);
int check_golden(const Words& words);
int bench(const Words& words);
int envs(const Words& words);
int agents(const Words& words);

}  // namespace minirl::app
