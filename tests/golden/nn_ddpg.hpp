// The cases of networks that follow others: soft updates, and an update of DDPG with them.
#pragma once
#include "golden/nn_case.hpp"

namespace minirl::golden {

void soft_updates(Case& c);
void ddpg_update(Case& c);

}  // namespace minirl::golden
