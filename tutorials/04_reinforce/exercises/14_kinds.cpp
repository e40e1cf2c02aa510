// Predict: what kind of learner is this?
//
// Three questions sort the learners of this field. All ask about the games that an agent learns from:
//
//   when are they played?  online      while it learns: what it has learnt plays the next ones
//                          offline     before: somebody recorded them once and for all
//   whose are they?        on_policy   of the very policy that is about to be changed
//                          off_policy  of another one, if only an older one of its own
//   what of the world?     model_free  it plays, and sees what comes
//                          model_based it also computes what would come, without playing
//
// Put a value such as When::online in place of each todo. `never` is for those that do not learn.
#include "minirl/chapter.hpp"

using namespace minirl;

enum class When { never, online, offline };
enum class Whose { on_policy, off_policy };
enum class World { model_free, model_based };

struct Kinds {
  When angle_rule = todo<When>("4.14");  // lesson 01: pushes to where the pole leans
  When genetic = todo<When>("4.14");     // lesson 02: the best have children, and the children play
  When reinforce = todo<When>("4.14");   // plays 20 games to their ends, learns from them once, forgets them
  When reader = todo<When>("4.14");      // imitates the angle rule from a file of 1000 of its games

  Whose reinforce_games = todo<Whose>("4.14");
  Whose hoarder_games = todo<Whose>("4.14");  // REINFORCE, but each update learns from all games so far
  Whose pupil_games = todo<Whose>("4.14");    // lesson 03: draws its pushes; a teacher says what was right

  World reinforce_world = todo<World>("4.14");
  World planner_world = todo<World>("4.14");  // tries both pushes on a copy of the cart-pole first
};

// What old games say. "One choice, by hand" in the lesson: action 0 earns 3, action 1 earns 1, p = 1/2 now,
// and the slope is 0.5. But these draws are old, 9 in 10 are of action 0. The mean of what they say?
const auto old_draws_say = [] { return todo<double>("4.14"); };

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

void judge(bool right, const std::string& why) { CHECK_MESSAGE(right, why); }

TEST_CASE("4.14: when are the games played?") {
  const Kinds is;
  judge(is.angle_rule == When::never, "angle_rule: 1000 games later it is what it was: it does not learn");
  judge(is.genetic == When::online, "genetic: the children, what was learnt, play the next games: online");
  judge(is.reinforce == When::online,
        "reinforce: it waits for the ends of games, but what it has learnt plays the next ones: online");
  judge(is.reader == When::offline, "reader: whatever it learns, its file stays what it is: offline");
}

TEST_CASE("4.14: whose are they, and what of the world?") {
  const Kinds is;
  judge(is.reinforce_games == Whose::on_policy,
        "reinforce_games: no update lies between playing and learning, so it learns from its own: on-policy");
  judge(is.hoarder_games == Whose::off_policy,
        "hoarder_games: each update makes another policy, old games are of its forerunners: off-policy");
  judge(is.pupil_games == Whose::on_policy, "pupil_games: the teacher judges, the pupil plays: on-policy");
  judge(is.reinforce_world == World::model_free,
        "reinforce_world: how the world answers dropped out in step 3 of the lesson: model-free");
  judge(is.planner_world == World::model_based,
        "planner_world: a copy that tells what a push would do is a model of the world: model-based");
}

TEST_CASE("4.14: off-policy games say something else") {
  const double said = old_draws_say(), is = 0.9 * (3 * 0.5) + 0.1 * (1 * -0.5);
  const char* known =
      said == doctest::Approx(0.5)    ? "that holds for draws of today's policy, half of each action"
      : said == doctest::Approx(0.18) ? "the draws are old; the scores are today's, 1 - p and -p"
                                      : "9 in 10 draws say 3 * 0.5; what does the tenth say?";
  INFO(join("you said ", said, ": ", known));
  judge(said == doctest::Approx(is), "an on-policy rule climbs a wrong slope if it is fed with such games");
}
