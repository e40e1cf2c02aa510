// NoteWriter: paints GridNotes into the cells of a GridPicture.
#pragma once
#include <span>
#include <string>

#include "envs/grid_moves.hpp"
#include "envs/grid_picture.hpp"
#include "minirl/envs/grid_notes.hpp"

namespace minirl::detail {

class NoteWriter {
 public:
  /// One move for each action; one that stays is drawn as a dot. Throws ShapeError if the notes do not fit
  /// the states and actions. `notes` and `moves` must outlive the writer.
  NoteWriter(const GridNotes& notes, int states, std::span<const Move> moves);

  /// The ground of the cell of state s: `plain`, or a shade if there are values.
  Colour ground(int s, Colour plain) const;
  /// The arrows and the number of state s.
  void write(GridPicture& picture, int row, int column, int s) const;

 private:
  void write_arrows(GridPicture& picture, int row, int column, int s) const;

  const GridNotes& notes_;
  std::span<const Move> moves_;
  double lowest_ = 0, highest_ = 0;
  std::string widest_;
};

}  // namespace minirl::detail
