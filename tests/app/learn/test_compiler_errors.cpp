// Messages of g++ 12 and clang 14 as they were printed, and what a learner is told.
#include <doctest/doctest.h>

#include "app/learn/common_mistakes.hpp"
#include "app/learn/compiler_errors.hpp"

using namespace minirl::app::learning;

namespace {

// Each was provoked: a file with the mistake, and what the two compilers wrote about it.
struct Row {
  const char* gcc;
  const char* clang;  // "" where clang's words are the same, or it says nothing
  const char* told;   // a part of the plain sentence
};

constexpr Row rows[] = {
    {"expected ';' before 'return'", "expected ';' at end of declaration", "a ';' is missing"},
    {"expected ',' or ';' before 'return'", "expected ';' after expression", "a ';' is missing"},
    {"expected '(' before 's'", "expected '(' after 'while'", "an opening '(' is missing"},
    {"expected ')' before ';' token", "expected ')'", "closing ')' is missing"},
    {"expected ']' before ';' token", "expected ']'", "closing ']' is missing"},
    {"expected '}' at end of input", "expected '}'", "closing '}' is missing"},
    {"expected declaration before '}' token", "extraneous closing brace ('}')", "one '}' too many"},
    {"missing terminating \" character", "missing terminating '\"' character [-Winvalid-pp-token]",
     "a closing \" is missing"},
    {"missing terminating ' character", "missing terminating ' character [-Winvalid-pp-token]",
     "a closing ' is missing"},
    {"a function-definition is not allowed here before '{' token", "function definition is not allowed here",
     "is a '}' missing above?"},
    {"ISO C++ forbids declaration of 'f' with no type [-fpermissive]",
     "C++ requires a type specifier for all declarations", "the type is missing"},
    {"'else' without a previous 'if'", "expected expression before 'else'", "this 'else' has no 'if'"},
    {"'sqroot' is not a member of 'std'", "no member named 'sqroot' in namespace 'std'", "no std::sqroot"},
    {"'totl' was not declared in this scope; did you mean 'total'?",
     "use of undeclared identifier 'totl'; did you mean 'total'?",
     "'totl' is not known here; did you mean 'total'?"},
    {"'gamma_' was not declared in this scope", "use of undeclared identifier 'gamma_'",
     "'gamma_' is not known here"},
    {"'strng' does not name a type", "unknown type name 'strng'", "'strng' is no type"},
    {"'const class minirl::f32::Tensor' has no member named 'sze'",
     "no member named 'sze' in 'minirl::Tensor'", "has no member 'sze'"},
    {"'map' is not a member of 'std'", "no template named 'map' in namespace 'std'; did you mean 'max'?",
     "no std::map"},
    {"'doble' does not name a type; did you mean 'double'?",
     "unknown type name 'doble'; did you mean 'double'?",
     "'doble' is not known here; did you mean 'double'?"},
    {"'int A::x' is protected within this context", "'x' is a protected member of 'A'", "is private"},
    {"'C' has no member named 'gama'",
     "field designator 'gama' does not refer to any field in type 'C'; did you mean 'gamma'?",
     "C has no member 'gama'"},
    {"declaration of 'double x' shadows a parameter", "redefinition of 'x'", "x' is declared twice"},
    {"request for member 'v' in 'x', which is of pointer type 'A*' (maybe you meant to use '->' ?)",
     "member reference type 'A *' is a pointer; did you mean to use '->'?", "here it is the other one"},
    {"base operand of '->' has non-pointer type 'A'",
     "member reference type 'A' is not a pointer; did you mean to use '.'?", "here it is the other one"},
    {"cannot convert 'std::vector<double>::size' from type 'std::vector<double>::size_type "
     "(std::vector<double>::)() const noexcept' {aka 'long unsigned int (std::vector<double>::)() const "
     "noexcept'} to type 'int'",
     "reference to non-static member function must be called; did you mean to call it with no arguments?",
     "to call it write ( )"},
    {"'int A::x' is private within this context", "'x' is a private member of 'A'", "is private"},
    {"redeclaration of 'double y'", "redefinition of 'y'", "y' is declared twice"},
    {"request for member 'size' in 'x', which is of non-class type 'double'",
     "member reference base type 'double' is not a structure or union", "is a double, which has no members"},
    {"invalid types 'double[int]' for array subscript",
     "subscripted value is not an array, pointer, or vector", "is a single value"},
    {"no match for 'operator[]' (operand types are 'A' and 'int')",
     "type 'A' does not provide a subscript operator", "is a single value"},
    {"no match for 'operator[]' (operand types are 'const std::vector<double>' and 'const "
     "__gnu_cxx::__normal_iterator<const double*, std::vector<double> >')",
     "no viable overloaded operator[] for type 'const std::vector<double>'", "less x.begin()"},
    {"no match for 'operator[]' (operand types are 'minirl::QTable' and 'int')",
     "type 'minirl::QTable' does not provide a subscript operator", "as q(s, a)"},
    {"no match for 'operator*' (operand types are 'double' and '__gnu_cxx::__normal_iterator<const double*, "
     "std::vector<double> >')",
     "invalid operands to binary expression ('double' and '__gnu_cxx::__normal_iterator<const double *, "
     "std::vector<double>>')",
     "a * before the call"},
    {"cannot convert '__gnu_cxx::__normal_iterator<const double*, std::vector<double> >' to 'double' in "
     "return",
     "no viable conversion from returned value of type '__gnu_cxx::__normal_iterator<const double *, "
     "std::vector<double>>' to function return type 'double'",
     "a * before the call"},
    {"'x' cannot be used as a function", "called object type 'double' is not a function or function pointer",
     "is no function"},
    {"narrowing conversion of 'x' from 'double' to 'int' [-Wnarrowing]",
     "type 'double' cannot be narrowed to 'int' in initializer list [-Wc++11-narrowing]", "static_cast<int>"},
    {"narrowing conversion of '(& x)->std::vector<int>::size()' from 'std::vector<int>::size_type' {aka "
     "'long "
     "unsigned int'} to 'int' [-Wnarrowing]",
     "non-constant-expression cannot be narrowed from type 'std::vector::size_type' (aka 'unsigned long') to "
     "'int' in initializer list [-Wc++11-narrowing]",
     "size_type into int"},
    {"return-statement with a value, in function returning 'void' [-fpermissive]",
     "void function 'f' should not return a value", "returns nothing (void)"},
    {"return-statement with no value, in function returning 'double' [-fpermissive]",
     "non-void function 'f' should return a value", "lacks its value"},
    {"passing 'const A' as 'this' argument discards qualifiers [-fpermissive]",
     "'this' argument to member function 'set' has type 'const A', but function is not marked const",
     "something that is const"},
    {"passing 'const std::vector<double>' as 'this' argument discards qualifiers [-fpermissive]",
     "no matching member function for call to 'push_back'", "something that is const"},
    {"assignment of read-only location '(& x)->std::vector<double>::operator[](0)'",
     "cannot assign to return value because function 'operator[]' returns a const value",
     "const cannot be changed"},
    {"assignment of read-only variable 'n'",
     "cannot assign to a variable captured by copy in a non-mutable lambda", "const cannot be changed"},
    {"assignment of member 'A::v' in read-only object",
     "cannot assign to non-static data member within const member function 'set'", "const cannot be changed"},
    {"assignment of read-only variable 'x'",
     "cannot assign to variable 'x' with const-qualified type 'const double'", "const cannot be changed"},
    {"lvalue required as left operand of assignment", "expression is not assignable", "left of '='"},
    {"no match for 'operator*' (operand types are 'double' and 'std::vector<double>')",
     "invalid operands to binary expression ('double' and 'std::vector<double>')",
     "between double and std::vector<double>"},
    {"cannot convert 'std::vector<double>' to 'double' in return",
     "no viable conversion from returned value of type 'std::vector<double>' to function return type "
     "'double'",
     "a value of type std::vector<double> stands where double is needed"},
    {"invalid conversion from 'const char*' to 'int' [-fpermissive]",
     "cannot initialize a variable of type 'int' with an lvalue of type 'const char[4]'",
     "stands where int is needed"},
    {"cannot convert 'std::vector<double>' to 'double' in assignment",
     "assigning to 'double' from incompatible type 'std::vector<double>'",
     "a value of type std::vector<double> stands where double is needed"},
    {"could not convert 'x' from 'std::vector<double>' to 'bool'",
     "value of type 'std::vector<double>' is not contextually convertible to 'bool'",
     "stands where bool is needed"},
    {"cannot convert 'int' to 'const minirl::f32::Tensor&'",
     "reference to type 'const minirl::Tensor' could not bind to an rvalue of type 'int'",
     "a value of type int stands where const minirl::Tensor"},
    {"could not convert '{1, \"x\"}' from '<brace-enclosed initializer list>' to 'std::vector<double>'",
     "no matching constructor for initialization of 'std::vector<double>'",
     "no std::vector<double> can be made"},
    {"void value not ignored as it ought to be",
     "cannot initialize return object of type 'double' with an rvalue of type 'void'", "gives nothing back"},
    {"operands to '?:' have different types 'std::vector<double>' and 'int'",
     "incompatible operand types ('std::vector<double>' and 'int')", "of different types"},
    {"invalid operands of types 'double' and 'int' to binary 'operator%'",
     "invalid operands to binary expression ('double' and 'int')", "std::fmod"},
    {"invalid operands of types 'int' and 'double' to binary 'operator%'",
     "invalid operands to binary expression ('int' and 'double')", "std::fmod"},
    {"invalid operands of types 'float' and 'unsigned int' to binary 'operator^'",
     "invalid operands to binary expression ('float' and 'unsigned int')", "std::pow"},
    {"no match for 'operator==' (operand types are 'std::string' {aka 'std::__cxx11::basic_string<char>'} "
     "and "
     "'int')",
     "invalid operands to binary expression ('std::string' (aka 'basic_string<char>') and 'int')",
     "between std::string and int"},
    {"no match for 'operator-' (operand type is 'std::vector<double>')",
     "invalid argument type 'std::vector<double>' to unary expression", "look at"},
    {"no match for 'operator+=' (operand types are 'std::vector<double>' and 'int')",
     "no viable overloaded '+='", "no operator +="},
    {"invalid type argument of unary '*' (have 'double')",
     "indirection requires pointer operand ('double' invalid)", "nothing before it to multiply"},
    {"'x' is not captured",
     "variable 'x' cannot be implicitly captured in a lambda with no capture-default specified",
     "does not see 'x'"},
    {"cannot declare variable 'e' to be of abstract type 'E2'", "variable type 'E2' is an abstract class",
     "E2 lacks a function"},
    {"'int B::g()' marked 'override', but does not override",
     "non-virtual member function marked 'override' hides virtual member function",
     "the base has no such function"},
    {"deduced class type 'vector' in function return type",
     "use of class template 'vector' requires template arguments; argument deduction not allowed in function "
     "return type",
     "'vector' needs to be told of what"},
    {"declaration of 'const auto y' has no initializer",
     "declaration of variable 'y' with deduced type 'const auto' requires an initializer",
     "give it one here"},
    {"declaration of 'auto y' has no initializer",
     "declaration of variable 'y' with deduced type 'auto' requires an initializer", "give it one here"},
    {"'vector' was not declared in this scope", "no template named 'vector'; did you mean 'std::vector'?",
     "'vector' is not known here"},
    {"too few arguments to function 'double f(double, double)'",
     "too few arguments to function call, expected 2, have 1", "too few arguments"},
    {"too many arguments to function 'double f(double)'",
     "too many arguments to function call, expected 1, have 2", "too many arguments"},
    {"no matching function for call to 'f(const char [2])'", "no matching function for call to 'f'",
     "no function 'f' takes these arguments"},
    {"'const class minirl::f32::Tensor' has no member named 'angle'",
     "no member named 'angle' in 'minirl::Tensor'", "a Tensor has no member 'angle'; its numbers"},
    {"no match for 'operator==' (operand types are 'std::optional<long unsigned int>' and 'std::nullptr_t')",
     "invalid operands to binary expression ('std::optional<std::uint64_t>' (aka 'optional<unsigned long>') "
     "and 'std::nullptr_t')",
     "x.has_value()"},
    {"no match for 'operator+=' (operand types are 'double' and 'minirl::Episode')",
     "invalid operands to binary expression ('double' and 'minirl::Episode')",
     "between double and minirl::Episode: "},
    {"designator order for field 'P::a' does not match declaration order in 'P'",
     "ISO C++ requires field designators to be specified in declaration order; field 'b' will be "
     "initialized after field 'a' [-Wreorder-init-list]",
     "in the order in which their struct declares them"},
    {"cannot convert 'minirl::Step<minirl::f32::Tensor>::done' from type 'bool "
     "(minirl::Step<minirl::f32::Tensor>::)() const' to type 'int'",
     "reference to non-static member function must be called; did you mean to call it with no arguments?",
     "write ( ) behind it"},
    {"comparison of unsigned expression in '>= 0' is always true [-Wtype-limits]", "",
     "an unsigned number is never negative"},
    {"too few arguments to function 'double g(double)'", "no matching function for call to 'g'", "arguments"},
    {"no match for call to '(f()::<lambda(int)>) (int, int)'",
     "no matching function for call to object of type '(lambda at 1_a.cpp:1:20)'",
     "what is called here does not take these arguments"},
    {"class template argument deduction failed:",
     "no viable constructor or deduction guide for deduction of template arguments of 'Step'",
     "nothing can be made from these arguments"},
    {"call of overloaded 'g(int)' is ambiguous", "call to member function 'g' is ambiguous",
     "several functions 'g' fit"},
    {"call of overloaded 'sum(<brace-enclosed initializer list>)' is ambiguous", "call to 'sum' is ambiguous",
     "several functions 'sum' fit"},
    {"undefined reference to `helper(double)'", "undefined symbol: helper(double)",
     "helper(double) is declared, but"},
    {"multiple definition of `minirl::f()'", "duplicate symbol: minirl::f()", "is written twice"},
    {"vectr: No such file or directory", "'vectr' file not found", "the header vectr is not there"},
    {"expected primary-expression before ';' token", "expected expression",
     "something is missing or too much"},
    {"no return statement in function returning non-void [-Wreturn-type]",
     "non-void function does not return a value [-Wreturn-type]", "without 'return'"},
    {"suggest parentheses around assignment used as truth value [-Wparentheses]",
     "using the result of an assignment as a condition without parentheses [-Wparentheses]", "write '=='"},
    {"'total' is used uninitialized [-Wuninitialized]",
     "variable 'total' is uninitialized when used here [-Wuninitialized]",
     "'total' is used before it has a value"},
    {"unused parameter 'gamma' [-Wunused-parameter]", "", "'gamma' is never used"},
    {"comparison of integer expressions of different signedness: 'int' and 'long unsigned int' "
     "[-Wsign-compare]",
     "comparison of integers of different signs: 'int' and 'unsigned long' [-Wsign-compare]",
     "counts as huge"},
    {"variable 'y' set but not used [-Wunused-but-set-variable]",
     "parameter 'y' set but not used [-Wunused-but-set-parameter]", "'y' gets a value that nothing uses"},
    {"structured binding declaration set but not used [-Wunused-but-set-variable]",
     "unused variable '[x, y]' [-Wunused-variable]", "forgotten in the formula"},
    {"suggest braces around empty body in an 'if' statement [-Wempty-body]",
     "for loop has empty body [-Wempty-body]", "a ';' stands right behind"},
    {"comparisons like 'X<=Y<=Z' do not have their mathematical meaning [-Wparentheses]", "",
     "x < y && y < z"},
    {"ignoring return value of 'constexpr bool std::vector<_Tp, _Alloc>::empty() const', declared with "
     "attribute "
     "'nodiscard' [-Wunused-result]",
     "ignoring return value of function declared with 'nodiscard' attribute [-Wunused-result]",
     "throws it away"},
    {"statement has no effect [-Wunused-value]", "equality comparison result unused [-Wunused-comparison]",
     "throws it away"},
    {"statement has no effect [-Wunused-value]", "expression result unused [-Wunused-value]",
     "throws it away"},
};

void check_told(const std::string& message, const std::string& told) {
  const std::string sentence = plain_sentence(message);
  CHECK_MESSAGE(sentence.find(told) != std::string::npos, message, " -> ", sentence);
}

}  // namespace

TEST_CASE("common mistakes: both compilers' words lead to the same plain sentence") {
  for (const Row& row : rows) {
    check_told(row.gcc, row.told);
    if (*row.clang != '\0') check_told(row.clang, row.told);
  }
  CHECK(plain_sentence("static assertion failed: something rare") == "");
}

TEST_CASE("compiler errors: the first error in the learner's file is found, notes and headers are not") {
  const char* output =
      "In file included from /p/wb/1_a.cpp:3:\n"
      "/usr/include/c++/12/x.h:9:1: note: candidate\n"
      "/p/wb/1_a.cpp:12:15: error: expected ';' before '}' token\n"
      "   12 |   return 2 * x\n"
      "/p/wb/1_a.cpp:20:1: error: 'y' was not declared in this scope\n";
  const auto error = first_error(output, "/p/wb/1_a.cpp");
  REQUIRE(error);
  CHECK(error->line == 12);
  CHECK(in_plain_words(*error) ==
        "line 12: a ';' is missing, here or at the end of the line before.\n"
        "(the compiler says: expected ';' before '}' token)");
  CHECK_FALSE(first_error("/p/wb/1_a.cpp:3:1: warning: unused variable 'q'\n", "/p/wb/1_a.cpp"));
  CHECK(first_warning("/p/wb/1_a.cpp:3:1: warning: unused variable 'q'\n", "/p/wb/1_a.cpp")->line == 3);
  CHECK_FALSE(first_error("", "/p/wb/1_a.cpp"));
}

TEST_CASE("compiler errors: what clang leaves unsaid is added") {
  const char* quote =
      "wb/1.cpp:4:26: warning: missing terminating '\"' character [-Winvalid-pp-token]\n"
      "const char* f() { return \"abc; }\n"
      "                         ^\n"
      "wb/1.cpp:4:26: error: expected expression\n";
  CHECK(in_plain_words(*first_error(quote, "wb/1.cpp")).find("a closing \" is missing") != std::string::npos);
  const char* no_if =
      "wb/1.cpp:1:32: warning: if statement has empty body [-Wempty-body]\n"
      "  if (x > 1); { return 2; } else { return 1; }\n"
      "            ^\n"
      "wb/1.cpp:1:29: error: expected expression\n"
      "  if (x > 1); { return 2; } else { return 1; }\n"
      "                            ^\n";
  CHECK(first_error(no_if, "wb/1.cpp")->message == "expected expression before 'else'");
  const char* no_value = "wb/1.cpp:1:29: error: expected expression\n  return 2 * ; else\n             ^\n";
  CHECK(first_error(no_value, "wb/1.cpp")->message == "expected expression");
  CHECK(first_error("wb/1.cpp:1:29: error: expected expression", "wb/1.cpp")->line == 1);
}

TEST_CASE("compiler errors: of several warnings a missing return is told") {
  const char* output =
      "wb/1.cpp:1:17: warning: parameter 'x' set but not used [-Wunused-but-set-parameter]\n"
      "wb/1.cpp:3:1: warning: non-void function does not return a value [-Wreturn-type]\n"
      "wb/1.cpp:9:1: warning: unused variable 'y' [-Wunused-variable]\n";
  CHECK(first_warning(output, "wb/1.cpp")->line == 3);
}

TEST_CASE("compiler errors: a path with blanks and colons is taken whole") {
  CHECK(first_error("/a b/c:d/1.cpp:7:2: error: expected ')'\n", "/a b/c:d/1.cpp")->line == 7);
}

TEST_CASE("compiler errors: inside a template the learner's line that asked for it is named") {
  const char* gcc =
      "/usr/include/eigen3/Product.h: In instantiation of 'struct X':\n"
      "/usr/include/eigen3/Core.h:96:7:   required from 'class Y'\n"
      "wb/1.cpp:31:14:   required from here\n"
      "/usr/include/eigen3/Product.h:419:5: error: static assertion failed: INVALID_MATRIX_PRODUCT\n";
  CHECK(first_error(gcc, "wb/1.cpp")->line == 31);
  const char* clang =
      "/usr/include/eigen3/Product.h:419:5: error: static_assert failed: INVALID_MATRIX_PRODUCT\n"
      "/usr/include/eigen3/Core.h:96:7: note: in instantiation of member function 'f' requested here\n"
      "wb/1.cpp:32:14: note: in instantiation of function template specialization 'g' requested here\n";
  CHECK(first_error(clang, "wb/1.cpp")->line == 32);
}

TEST_CASE("compiler errors: a linker names no line") {
  const auto error = first_error(
      "/usr/bin/ld: /tmp/x.o: in function `f':\nx.cpp:(.text+0x5): undefined reference to `helper(double)'\n"
      "collect2: error: ld returned 1 exit status\n",
      "wb/1.cpp");
  REQUIRE(error);
  CHECK(error->line == 0);
  CHECK(in_plain_words(*error).rfind("helper(double) is declared", 0) == 0);
}
