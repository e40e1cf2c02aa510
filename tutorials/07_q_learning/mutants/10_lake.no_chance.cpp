// rejected: it never tries anything but its first action
#include "minirl/chapter.hpp"

using namespace minirl;

TdConfig my_settings() {
  return {.gamma = 0.999,
          .learning_rate = 1,
          .decay = 0.01,
          .decay_by = DecayBy::visits,
          .epsilon_from = 0,
          .epsilon_to = 0};
}
