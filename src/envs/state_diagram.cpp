#include "envs/state_diagram.hpp"

#include <algorithm>
#include <cmath>

#include "envs/grid_picture.hpp"

namespace minirl {
namespace {

constexpr double state_radius = 0.32, dot_radius = 0.07, letter_height = 0.18;
constexpr Colour way_colour{120, 124, 132}, quiet{214, 220, 228};

Point plus(Point a, Point b, double share = 1) { return {a.x + share * b.x, a.y + share * b.y}; }
double distance(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

// "0.7" or "0.7 +10"
std::string text_of(const Transition& t) {
  if (t.reward == 0) return to_text(t.probability);
  return join(t.probability, t.reward > 0 ? " +" : " ", t.reward);
}

// A way bends to its right, so that ways there and back lie side by side.
struct Curve {
  Point from, bend, to;

  Point at(double share) const {
    const double rest = 1 - share;
    return {rest * rest * from.x + 2 * rest * share * bend.x + share * share * to.x,
            rest * rest * from.y + 2 * rest * share * bend.y + share * share * to.y};
  }
};

struct Label {
  Point middle;
  std::string text;
  Colour colour;
};

class Diagram {
 public:
  Diagram(Canvas& canvas, const TabularWorld& world, const DiagramLayout& layout)
      : canvas_(canvas), world_(world), layout_(layout) {
    unit_ = std::min(canvas.width() / 6.0, canvas.height() / 3.6);
  }

  void draw() {
    canvas_.fill(detail::paper);
    for (int s = 0; s < world_.table().states(); ++s) {
      for (const int a : world_.table().possible_actions(s)) draw_action(s, a);
    }
    for (const Label& label : labels_) {
      write(label.middle, label.text, label.colour, letter_height);
    }
    for (int s = 0; s < world_.table().states(); ++s) {
      const bool is_present = s == world_.state();
      canvas_.circle(pixels(state_at(s)), state_radius * unit_, is_present ? detail::walker : quiet);
      write(state_at(s), to_text(s), detail::ink, 1.3 * letter_height);
    }
  }

 private:
  Point state_at(int s) const { return layout_.states[static_cast<std::size_t>(s)]; }

  Point pixels(Point p) const {
    return {0.5 * canvas_.width() + p.x * unit_, 0.5 * canvas_.height() + p.y * unit_};
  }

  void write(Point middle, const std::string& text, Colour colour, double height) {
    detail::centred_text(canvas_, pixels(middle), text, colour,
                         detail::fitting_scale(text, canvas_.width(), height * unit_));
  }

  // What comes back to the state it left bends more, to keep off the line that led to its dot.
  void draw_action(int s, int a) {
    if (layout_.actions.empty()) {
      for (const Transition& t : world_.table().at(s, a)) draw_way(state_at(s), t, 0.22);
      return;
    }
    const Point dot = layout_.actions[static_cast<std::size_t>(s * world_.table().actions() + a)];
    canvas_.line(pixels(state_at(s)), pixels(dot), 0.03 * unit_, detail::ink);
    for (const Transition& t : world_.table().at(s, a)) draw_way(dot, t, t.next == s ? 0.5 : 0.22);
    canvas_.circle(pixels(dot), 2 * dot_radius * unit_, detail::ink);
    write(dot, to_text(a), detail::paper, letter_height);
  }

  void draw_way(Point from, const Transition& t, double bend) {
    const Point to = state_at(t.next);
    if (distance(from, to) < state_radius) return draw_loop(from, t);
    const Point along{to.x - from.x, to.y - from.y};
    const Point across{-bend * along.y, bend * along.x};
    const Curve curve{from, plus(plus(from, along, 0.5), across), to};
    draw_curve(curve, to);
    label(curve.at(0.5), across, t);
  }

  // Above a state of the upper half, else below it.
  void draw_loop(Point state, const Transition& t) {
    const double out = state.y <= 0 ? -1 : 1;
    const Point left{state.x - 0.2, state.y + 0.2 * out}, right{state.x + 0.2, state.y + 0.2 * out};
    const Point top{state.x, state.y + 0.78 * out};
    draw_curve({left, {left.x - 0.25, top.y}, top}, state);
    draw_curve({top, {right.x + 0.25, top.y}, right}, state);
    label(top, {0, out}, t);
  }

  // With a head where it comes to the circle of the state around `end`.
  void draw_curve(const Curve& curve, Point end) {
    constexpr int pieces = 40;
    Point last = curve.from;
    for (int i = 1; i <= pieces; ++i) {
      const Point next = curve.at(static_cast<double>(i) / pieces);
      const bool arrives = distance(next, end) < state_radius && distance(last, end) >= state_radius;
      if (arrives) {
        const Point back{last.x - next.x, last.y - next.y};
        const Point behind = plus(last, back, 0.2 / distance(last, next));
        return canvas_.arrow(pixels(behind), pixels(last), 0.036 * unit_, way_colour);
      }
      canvas_.line(pixels(last), pixels(next), 0.03 * unit_, way_colour);
      last = next;
    }
  }

  // Beside a point of a line, as far off as the text needs; written when all lines are drawn.
  void label(Point beside, Point direction, const Transition& t) {
    const std::string text = text_of(t);
    const int scale = detail::fitting_scale(text, canvas_.width(), letter_height * unit_);
    const double half_width = 0.5 * text_width(text, scale) / unit_, half_height = 3.5 * scale / unit_;
    const double length = std::hypot(direction.x, direction.y);
    const double off =
        0.05 + (std::abs(direction.x) * half_width + std::abs(direction.y) * half_height) / length;
    labels_.push_back(
        {plus(beside, direction, off / length), text, t.reward == 0 ? detail::ink : Colour{176, 60, 52}});
  }

  Canvas& canvas_;
  const TabularWorld& world_;
  const DiagramLayout& layout_;
  double unit_;  // pixels
  std::vector<Label> labels_;
};

}  // namespace

void draw_diagram(Canvas& canvas, const TabularWorld& world, const DiagramLayout& layout) {
  Diagram(canvas, world, layout).draw();
}

}  // namespace minirl
