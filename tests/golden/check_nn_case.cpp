#include <algorithm>
#include <cmath>

#include "golden/nn_case.hpp"
#include "minirl/autodiff/arithmetic.hpp"
#include "minirl/autodiff/reductions.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl::golden {
namespace {

constexpr bool in_double = sizeof(Scalar) == sizeof(double);

std::vector<double> as_doubles(const View& view) { return {view.data, view.data + view.size()}; }

bool agree(double expected, double got, double absolute, double relative) {
  return expected == got || std::abs(got - expected) <= absolute + relative * std::abs(expected);
}

// An array as the library can hold it: more than four axes become two.
StoredArray with_few_axes(StoredArray array) {
  if (array.extents.size() <= Shape::max_rank) return array;
  const std::int64_t first = array.extents[0];
  array.extents = {first, first > 0 ? array.size() / first : 0};
  return array;
}

Shape shape_of(const StoredArray& array) {
  const StoredArray few = with_few_axes(array);
  const std::vector<int> extents(few.extents.begin(), few.extents.end());
  return Shape(extents.data(), static_cast<int>(extents.size()));
}

}  // namespace

const StoredArray* Case::find(const std::string& kind, const std::string& name) const {
  return file_.find(join(name_, "/", kind, "/", name));
}

const Tensor& Case::tensor(const std::string& name) {
  const auto known = leaves_.find(name);
  if (known != leaves_.end()) return known->second;
  const StoredArray* array = find("in", name);
  if (array == nullptr) array = find("param", name);
  if (array == nullptr) throw IoError(join(name_, " has no input or parameter '", name, "'"));
  return leaves_.emplace(name, with_few_axes(*array).tensor()).first->second;
}

Var Case::leaf(const std::string& name) {
  const auto stand_in = stand_ins_.find(name);
  return tape_->watch(stand_in != stand_ins_.end() ? *stand_in->second : tensor(name));
}

void Case::stands_for(const std::string& name, Tensor& parameter) {
  parameter = tensor(name);
  stand_ins_[name] = &parameter;
}

Indices Case::indices(const std::string& name) const {
  const StoredArray* array = find("in", name);
  if (array == nullptr) throw IoError(join(name_, " has no input '", name, "'"));
  Indices indices;
  for (const std::int64_t i : array->whole_numbers()) indices.push_back(static_cast<int>(i));
  return indices;
}

Tensor Case::mask(const std::string& name) const {
  const StoredArray* array = find("in", name);
  if (array == nullptr) throw IoError(join(name_, " has no input '", name, "'"));
  Tensor mask(shape_of(*array));
  const std::vector<double> numbers = array->numbers();
  std::transform(numbers.begin(), numbers.end(), mask.begin(),
                 [](double x) { return static_cast<Scalar>(x); });
  return mask;
}

Shape Case::output_shape(const std::string& name) const {
  const StoredArray* array = find("out", name);
  if (array == nullptr) throw IoError(join(name_, " has no output '", name, "'"));
  return shape_of(*array);
}

bool Case::has(const std::string& key) const { return file_.metadata.contains(join(name_, "/hp/", key)); }

std::string Case::text(const std::string& key) const {
  const auto found = file_.metadata.find(join(name_, "/hp/", key));
  if (found == file_.metadata.end()) throw IoError(join(name_, " has no hyper-parameter '", key, "'"));
  return found->second;
}

double Case::exact_number(const std::string& key) const { return parse_double(text(key), key); }

std::vector<int> Case::list(const std::string& key) const {
  std::vector<int> numbers;
  for (const std::string& item : split(text(key), ','))
    numbers.push_back(static_cast<int>(parse_int(item, key)));
  return numbers;
}

void Case::give(const std::string& name, Var y) {
  outputs_[name] = {as_doubles(y.view()), y.shape().text(), y};
}

void Case::give(const std::string& name, const Tensor& y) {
  outputs_[name] = {as_doubles(y), y.shape().text(), {}};
}

void Case::give(const std::string& name, const Indices& y) {
  give(name, std::vector<double>(y.begin(), y.end()));
}

void Case::give(const std::string& name, std::vector<double> y) { outputs_[name] = {std::move(y), "", {}}; }

void Case::expect_shape_error(const std::function<void()>& attempt) {
  try {
    attempt();
  } catch (const ShapeError&) {
    refused_ = true;
    return;
  }
  throw ShapeError("a ShapeError was expected, but it worked");
}

std::string Case::difference() {
  if (refused_) return "";
  Report report = compare_outputs();
  if (!report) report = compare_gradients();
  return report.value_or("");
}

Case::Report Case::compare_outputs() const {
  const std::string start = name_ + "/out/";
  Report report = "the file has no outputs of this case";
  for (const StoredArray& array : file_.arrays) {
    if (!array.name.starts_with(start)) continue;
    const auto output = outputs_.find(array.name.substr(start.size()));
    if (output == outputs_.end()) return "out/" + array.name.substr(start.size()) + " was not computed";
    report = compare("out/" + output->first, array, output->second);
    if (report) break;
  }
  return report;
}

// The gradients in the file are those of the sum of upstream times output, over the outputs with an upstream.
Case::Report Case::compare_gradients() {
  Var loss = tape_->constant(Scalar{0});
  for (const auto& [name, output] : outputs_) {
    if (const StoredArray* up = find("up", name)) {
      if (!output.on_tape) return join("out/", name, " has an upstream gradient but is not on the tape");
      loss = loss + sum(*output.on_tape * with_few_axes(*up).tensor());
    }
  }
  const std::string start = name_ + "/grad/";
  for (const StoredArray& array : file_.arrays) {
    if (!array.name.starts_with(start)) continue;
    const std::string name = array.name.substr(start.size());
    const Tensor gradient = tape_->gradient(loss, leaf(name));
    if (Report report = compare("grad/" + name, array, {as_doubles(gradient), gradient.shape().text(), {}}))
      return report;
  }
  return {};
}

Case::Report Case::compare(const std::string& what, const StoredArray& expected, const Output& got) const {
  const std::vector<double> numbers = expected.numbers();
  const std::string shape = with_few_axes(expected).extents_text();
  if (numbers.size() != got.numbers.size() || (!got.shape.empty() && got.shape != shape)) {
    return join(what, ": expected shape ", shape, ", got ",
                got.shape.empty() ? join(got.numbers.size(), " numbers") : got.shape);
  }
  const auto [absolute, relative] =
      expected.type == StoredArray::Type::i64 ? std::pair(0.0, 0.0) : tolerance(what);
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (agree(numbers[i], got.numbers[i], absolute, relative)) continue;
    return join(what, " [", i, "]: expected ", numbers[i], ", got ", got.numbers[i], ", tolerance ", absolute,
                " + ", relative, " |expected|");
  }
  return {};
}

std::pair<double, double> Case::tolerance(const std::string& what) const {
  const auto found = file_.metadata.find(join(name_, "/tol/", what));
  const std::vector<std::string> parts = split(found == file_.metadata.end() ? "" : found->second, ' ');
  if (parts.size() != 2) throw IoError(join(name_, "/", what, " has no tolerance 'absolute relative'"));
  const double absolute = parse_double(parts[0], what), relative = parse_double(parts[1], what);
  if (!in_double) return {absolute, relative};
  return {std::max({absolute * 1e-8, 1e-12, known_error_}), 1e-10};
}

}  // namespace minirl::golden
