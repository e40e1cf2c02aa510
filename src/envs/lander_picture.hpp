// The picture of LunarLander.
#pragma once
#include "envs/lander_world.hpp"
#include "minirl/draw/canvas.hpp"
#include "minirl/envs/lunar_lander.hpp"

namespace minirl::detail {

// All of the canvas as night, before there is a world.
void draw_sky(Canvas& canvas);

// The world and what the engines blow out, with one scale for both axes.
void draw_lander(Canvas& canvas, const LanderWorld& world, const LanderEngines& engines);

}  // namespace minirl::detail
