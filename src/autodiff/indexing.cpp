#include "minirl/autodiff/indexing.hpp"

#include <algorithm>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"
#include "minirl/tensor/reductions.hpp"

namespace minirl {
namespace {

void check_index(const char* operation, int index, int extent) {
  if (index >= 0 && index < extent) return;
  throw ShapeError(join(operation, ": index ", index, " is outside 0 to ", extent - 1));
}

void check_matrix(const char* operation, const Shape& shape) {
  if (shape.rank() != 2) throw ShapeError(join(operation, ": needs a matrix, x is ", shape.text()));
}

// Copies rows of `length` numbers between a part and the whole it was cut from.
struct Band {
  int rows, length, whole_length, offset;

  void cut(const Scalar* whole, Scalar* part) const {
    for (int r = 0; r < rows; ++r) std::copy_n(whole + r * whole_length + offset, length, part + r * length);
  }
  void paste(const Scalar* part, Scalar* whole) const {
    for (int r = 0; r < rows; ++r) std::copy_n(part + r * length, length, whole + r * whole_length + offset);
  }
  void add_cut(const Scalar* whole, const Target& part) const {
    for (int r = 0; r < rows; ++r) {
      for (int i = 0; i < length; ++i) part.put(r * length + i, whole[r * whole_length + offset + i]);
    }
  }
  void add_paste(const Scalar* part, Scalar* whole) const {
    for (int r = 0; r < rows; ++r) {
      for (int i = 0; i < length; ++i) whole[r * whole_length + offset + i] += part[r * length + i];
    }
  }
};

// The band that elements [begin, begin + count) of an axis occupy.
Band band_of(const Shape& whole, int axis, int begin, int count) {
  const AxisSplit s = split_at(whole, axis);
  return {s.outer, count * s.inner, s.extent * s.inner, begin * s.inner};
}

}  // namespace

Var gather(Var x, const Indices& index) {
  check_matrix("gather", x.shape());
  if (static_cast<int>(index.size()) != x.dim(0)) {
    throw ShapeError(join("gather: ", index.size(), " indices for the rows of ", x.shape().text()));
  }
  for (const int i : index) check_index("gather", i, x.dim(1));
  return record(
      "gather", {x}, {x.dim(0)},
      [&](const Op& o) {
        const int width = o.x(0).dim(1);
        const Scalar* row = o.x(0).data;
        Scalar* y = o.y().data;
        for (const int i : index) *y++ = row[i], row += width;
      },
      [index](const Op& o) {
        const int width = o.x(0).dim(1);
        Scalar* dx_row = o.dx(0).cleared();
        const Scalar* dy = o.dy().data;
        for (const int i : index) dx_row[i] += *dy++, dx_row += width;
      });
}

Var pick(Var x, Indices positions, const Shape& shape) {
  if (static_cast<int>(positions.size()) != shape.size()) {
    throw ShapeError(join("pick: ", positions.size(), " positions for shape ", shape.text()));
  }
  for (const int p : positions) check_index("pick", p, x.size());
  return record(
      "pick", {x}, shape,
      [&](const Op& o) {
        const Scalar* from = o.x(0).data;
        std::transform(positions.begin(), positions.end(), o.y().data, [from](int p) { return from[p]; });
      },
      [positions](const Op& o) {
        Scalar* dx = o.dx(0).cleared();
        const Scalar* dy = o.dy().data;
        for (const int p : positions) dx[p] += *dy++;
      });
}

Var take_rows(Var x, const Indices& rows) {
  check_matrix("take_rows", x.shape());
  for (const int r : rows) check_index("take_rows", r, x.dim(0));
  return record(
      "take_rows", {x}, {static_cast<int>(rows.size()), x.dim(1)},
      [&](const Op& o) {
        Scalar* y = o.y().data;
        for (const int r : rows) y = std::copy_n(o.x(0).data + r * o.x(0).dim(1), o.x(0).dim(1), y);
      },
      [rows](const Op& o) {
        Scalar* dx = o.dx(0).cleared();
        const Scalar* dy = o.dy().data;
        const int m = o.dy().dim(1);
        for (const int r : rows) {
          for (int j = 0; j < m; ++j) dx[r * m + j] += *dy++;
        }
      });
}

Var slice(Var x, Slice s) {
  if (s.begin < 0 || s.end > x.dim(s.axis) || s.begin > s.end) {
    throw ShapeError(
        join("slice: [", s.begin, ", ", s.end, ") does not lie in axis ", s.axis, " of ", x.shape().text()));
  }
  const Band band = band_of(x.shape(), s.axis, s.begin, s.end - s.begin);
  return record(
      "slice", {x}, x.shape().with(s.axis, s.end - s.begin),
      [&](const Op& o) { band.cut(o.x(0).data, o.y().data); },
      [band](const Op& o) { band.add_paste(o.dy().data, o.dx(0).cleared()); });
}

Var concat(std::span<const Var> parts, int axis) {
  if (parts.empty()) throw ShapeError("concat: of nothing");
  int extent = 0;
  for (const Var& part : parts) {
    if (part.shape().rank() != parts[0].shape().rank() ||
        part.shape().with(axis, 0) != parts[0].shape().with(axis, 0)) {
      throw ShapeError(join("concat: ", part.shape().text(), " does not fit to ", parts[0].shape().text(),
                            " along axis ", axis));
    }
    extent += part.dim(axis);
  }
  const int count = static_cast<int>(parts.size());
  const auto for_each_band = [axis, count](const Op& o, auto f) {
    for (int i = 0, begin = 0; i < count; ++i) {
      const int n = o.x(i).dim(axis);
      f(i, band_of(o.y().shape, axis, begin, n));
      begin += n;
    }
  };
  return TapeCore::record(
      "concat", parts, parts[0].shape().with(axis, extent),
      [&](const Op& o) {
        for_each_band(o, [&](int i, const Band& band) { band.paste(o.x(i).data, o.y().data); });
      },
      [for_each_band](const Op& o) {
        for_each_band(o, [&](int i, const Band& band) {
          if (o.wants(i)) band.add_cut(o.dy().data, o.dx(i));
        });
      });
}

Var reshape(Var x, const Shape& shape) {
  if (shape.size() != x.size()) {
    throw ShapeError(join("reshape: ", x.shape().text(), " has ", x.size(), " elements, ", shape.text(),
                          " has ", shape.size()));
  }
  return record(
      "reshape", {x}, shape, [](const Op& o) { std::copy_n(o.x(0).data, o.x(0).size(), o.y().data); },
      [](const Op& o) {
        const View dy = o.dy();
        const Target dx = o.dx(0);
        for (int i = 0; i < dx.size(); ++i) dx.put(i, dy.data[i]);
      });
}

Var transpose(Var x) {
  check_matrix("transpose", x.shape());
  return record(
      "transpose", {x}, {x.dim(1), x.dim(0)},
      [](const Op& o) {
        const View a = o.x(0);
        const int n = a.dim(0), m = a.dim(1);
        for (int i = 0; i < n * m; ++i) o.y().data[i % m * n + i / m] = a.data[i];
      },
      [](const Op& o) {
        const Target dx = o.dx(0);
        const Scalar* dy = o.dy().data;
        const int n = dx.dim(0), m = dx.dim(1);
        for (int i = 0; i < n * m; ++i) dx.put(i, dy[i % m * n + i / m]);
      });
}

Tensor one_hot(const Indices& index, int classes) {
  Tensor rows({static_cast<int>(index.size()), classes});
  Scalar* row = rows.data();
  for (const int i : index) {
    check_index("one_hot", i, classes);
    row[i] = 1;
    row += classes;
  }
  return rows;
}

}  // namespace minirl
