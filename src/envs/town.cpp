#include "envs/town.hpp"

#include <algorithm>

#include "envs/note_writer.hpp"

namespace minirl {
namespace {

using detail::Cell;
using detail::GridPicture;

constexpr std::array<detail::Move, Taxi::actions> moves = {{{1, 0}, {-1, 0}, {0, 1}, {0, -1}, {}, {}}};

struct PlaceLook {
  const char* letter;
  Colour colour;
};
constexpr std::array<PlaceLook, Taxi::places> looks = {
    {{"R", {242, 196, 190}}, {"G", {190, 222, 190}}, {"Y", {246, 232, 170}}, {"B", {190, 208, 240}}}};

bool has_wall_east(Cell cell) {
  return std::find(detail::walls.begin(), detail::walls.end(), cell) != detail::walls.end();
}

// The streets and places, with the notes of the taxi's places while passenger and destination are those of
// the scene.
GridPicture draw_town(Canvas& canvas, const Taxi& taxi, const GridNotes& notes) {
  GridPicture picture(canvas, Taxi::side, Taxi::side);
  const detail::NoteWriter writer(notes, taxi.table().states(), moves);
  Taxi::Scene scene = taxi.scene();
  for (scene.row = 0; scene.row < Taxi::side; ++scene.row) {
    for (scene.column = 0; scene.column < Taxi::side; ++scene.column) {
      const int place = detail::place_at({scene.row, scene.column});
      const int s = Taxi::encode(scene);
      const Colour plain =
          place == detail::no_place ? detail::field : looks[static_cast<std::size_t>(place)].colour;
      picture.fill(scene.row, scene.column, writer.ground(s, plain), 0.48);
      writer.write(picture, scene.row, scene.column, s);
    }
  }
  for (const auto [row, column] : detail::walls) {
    canvas.line(picture.at(row, column, 0.5, -0.5), picture.at(row, column, 0.5, 0.5), 0.08 * picture.cell(),
                detail::ink);
  }
  return picture;
}

void draw_person(GridPicture& picture, Point feet, double size) {
  constexpr Colour coat{126, 88, 158}, skin{212, 160, 120};
  const double unit = size * picture.cell();
  picture.canvas().line({feet.x, feet.y - 0.1 * unit}, {feet.x, feet.y - 0.22 * unit}, 0.16 * unit, coat);
  picture.canvas().circle({feet.x, feet.y - 0.37 * unit}, 0.08 * unit, skin);
}

// The flag at the destination and the waiting passenger: small ones leave room for notes.
void draw_places(GridPicture& picture, const Taxi::Scene& scene, double size) {
  for (int i = 0; i < Taxi::places; ++i) {
    const auto [row, column] = detail::place_cells[static_cast<std::size_t>(i)];
    picture.mark(row, column, looks[static_cast<std::size_t>(i)].letter);
    const double high = size < 1 ? -0.3 : 0;
    if (i == scene.destination) picture.flag(picture.at(row, column, size < 1 ? 0.32 : 0, high), size);
    if (i == scene.passenger) draw_person(picture, picture.at(row, column, 0.3, high + 0.4 * size), size);
  }
}

void draw_taxi(GridPicture& picture, const Taxi::Scene& scene) {
  constexpr Colour body{240, 190, 52}, glass{206, 224, 234};
  const auto at = [&](double right, double down) { return picture.at(scene.row, scene.column, right, down); };
  Canvas& canvas = picture.canvas();
  canvas.rectangle(at(-0.22, -0.24), at(0.22, 0.1), body);
  canvas.rectangle(at(-0.17, -0.19), at(0.17, 0.08), glass);
  if (scene.passenger == Taxi::aboard) draw_person(picture, at(0, 0.28), 1);
  canvas.rectangle(at(-0.38, 0.06), at(0.38, 0.3), body);
  for (const double wheel : {-0.2, 0.2}) canvas.circle(at(wheel, 0.3), 0.09 * picture.cell(), detail::ink);
}

}  // namespace

int detail::place_at(Cell cell) {
  const auto place = std::find(place_cells.begin(), place_cells.end(), cell);
  return place == place_cells.end() ? no_place : static_cast<int>(place - place_cells.begin());
}

Cell detail::driven(Cell cell, int direction) {
  if (direction == Taxi::east && has_wall_east(cell)) return cell;
  if (direction == Taxi::west && has_wall_east({cell.row, cell.column - 1})) return cell;
  const int next = moved(cell.row * Taxi::side + cell.column, moves[static_cast<std::size_t>(direction)],
                         Taxi::side, Taxi::side);
  return {next / Taxi::side, next % Taxi::side};
}

void Taxi::draw(Canvas& canvas) const {
  GridPicture picture = draw_town(canvas, *this, {});
  draw_places(picture, scene(), 1);
  draw_taxi(picture, scene());
}

void Taxi::draw(Canvas& canvas, const GridNotes& notes) const {
  GridPicture picture = draw_town(canvas, *this, notes);
  draw_places(picture, scene(), 0.45);
}

}  // namespace minirl
