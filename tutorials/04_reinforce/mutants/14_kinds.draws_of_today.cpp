// rejected: that holds for draws of today's policy
#include "minirl/chapter.hpp"

using namespace minirl;

enum class When { never, online, offline };
enum class Whose { on_policy, off_policy };
enum class World { model_free, model_based };

struct Kinds {
  When angle_rule = When::never;
  When genetic = When::online;
  When reinforce = When::online;
  When reader = When::offline;

  Whose reinforce_games = Whose::on_policy;
  Whose hoarder_games = Whose::off_policy;
  Whose pupil_games = Whose::on_policy;

  World reinforce_world = World::model_free;
  World planner_world = World::model_based;
};

const auto old_draws_say = [] { return 0.5; };
