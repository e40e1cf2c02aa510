# What ./minirl says of itself and of each verb. Sourced by the launcher.

overview() {
  cat <<'END'
minirl: deep reinforcement learning from scratch in modern C++, a library to read like a book.

  ./minirl tour                run the course: a table "notebook said | you got | seconds" and a report to open
  ./minirl learn               exercises: edit a file, save, read the verdict; hints and solutions beside it
  ./minirl test                build and run the tests

  ./minirl run 4               one chapter's program (here chapter 04)
  ./minirl train AGENT --env ID --out DIR      train any agent on any environment that fits
  ./minirl resume DIR          go on with training that was stopped
  ./minirl eval FILE           play trained weights for 100 episodes
  ./minirl play ENV            watch an environment in the terminal, or record it as a GIF
  ./minirl plot RUN...         learning curves of runs or any CSV files as an SVG
  ./minirl new NAME            a project of your own beside this one: environment, agent, program, test
  ./minirl new --chapter NN_name               a chapter of your own in this course: lesson, program, exercise
  ./minirl envs                the environments: spaces, step limits, thresholds
  ./minirl agents              the agents and their presets
  ./minirl bench               how fast the building blocks are on this machine
  ./minirl check-golden DIR    compare with reference data of PyTorch, NumPy and Gymnasium
  ./minirl doctor              what this machine has, what it lacks and what to do

The first start needs a C++20 compiler, CMake, Ninja, Eigen and doctest. What is missing is installed (as root
on Debian or Ubuntu), asked for (with sudo), or named with the command to type. `./minirl VERB --help` says more.
END
}

help_for() {
  case $1 in
    tour) usage='tour [--quick] [--out DIR]' text='Runs the course from first to last chapter and prints one row for each result: what the notebook
printed, what came out here, the seconds, a verdict. DIR (report/ if not given) gets report.html, which opens
without a network, and tour.csv. Exit status 1 if a row fails.' ;;
    test) usage='test [--all] [NAME]' text='Builds and runs the tests: the library as it is used, then its twin in double, where gradients are checked.
With NAME only those tests whose name contains it (`./minirl test core/text`). With --all also clang, the
sanitizers, a project that uses the installed library, networks exchanged with PyTorch, and a look into the
binary; this takes 20 to 25 minutes.
The last line is "N passed, N failed"; exit status 0 only if none failed.' ;;
    learn) usage='learn [list | run | hint | reset | solution | check-all | verify] [EXERCISE] [--json]' text='The exercises. Makes copies of them in workbook/, watches the one at hand, and each time it is saved compiles
it and says what is right or wrong; keys on the screen give hints and go on. With a word it does one thing:
list them, run one, hint (one more each time), reset (keeps a backup), solution (once yours passes), check-all
(all of yours), verify (the course itself). Exit status 0 if what was run passes, 1 if not.' ;;
    run) usage='run CHAPTER [--preset NAME] [--out DIR]' text='Runs the program of one chapter, given by its number. With --preset notebook it takes the hyper-parameters of
the notebook, mistakes included.' ;;
    train) usage='train AGENT --env ID [--preset P] [--seed S | --seeds N | --seeds A-B] [--steps N]
                      [--set key=value]... --out DIR [--overwrite] [--quiet]
                      [--checkpoint-every SECONDS] [--tensorboard]' text='Trains an agent and writes weights.safetensors, curve.csv and summary.json to DIR, or to DIR/seed_S if there
are several seeds. --seeds 10 means the seeds 0 to 9. A used DIR is refused unless --overwrite is given. While it
trains, DIR holds a checkpoint; Ctrl-C saves and says how to go on.' ;;
    resume) usage='resume DIR [--checkpoint-every SECONDS] [--quiet]' text='Goes on with a run that was stopped, or with all seeds of one, from their last checkpoints. What comes out has
the same bits as if nothing had happened.' ;;
    eval) usage='eval FILE [--episodes N] [--seed S] [--sample]' text='Plays trained weights greedily for 100 episodes and prints the figures of their summary again. With --episodes
and --seed it plays others; with --sample it draws its actions.' ;;
    play) usage='play ENV [--policy random|heuristic|FILE] [--episodes N] [--seed S] [--fps N] [--gif FILE]' text='Plays episodes of an environment, live in the terminal (q ends) or into a GIF. The policy is chance, a rule
that somebody thought of, or the weights of a trained agent.' ;;
    plot) usage='plot CSV... [--x COLUMN] [--y COLUMN]... [--window N] [--title T] [--out FILE.svg]' text='Draws curves from CSV files into plot.svg: step against return, each point the mean of the last 20 rows, unless
told otherwise. A folder of a run stands for its curve.csv; if it has several seeds, for their median in a band
from the lowest to the highest.' ;;
    new) usage='new NAME | --chapter NN_name' text='Makes the folder NAME with a project that uses minirl from outside: an environment, an agent, a program that
trains it, and a test. NAME may have a path before it. With --chapter: the chapter tutorials/NN_name, a lesson,
a program and an exercise. What is there already is never changed. The guide to both: tutorials/your_own.md.' ;;
    check-golden) usage='check-golden DIR' text='Compares with reference data: DIR is golden/ or one of its folders nn, rng, gymnasium, notebook. Prints
"N passed, N failed, N skipped" for each group; exit status 1 on a failure.' ;;
    bench) usage='bench [--filter REGEX] [--csv]' text='Times the building blocks, one row a case: median and minimum in microseconds, heap allocations for each step.' ;;
    envs) usage='envs' text='Lists the environments with their spaces, step limits and reward thresholds.' ;;
    agents) usage='agents' text='Lists the agents, the environments they fit, and their presets.' ;;
    doctor) usage='doctor' text='Looks at compiler, CMake, Ninja, Eigen, doctest, terminal and processor, and says what to do about what is
missing. Builds and installs nothing. Exit status 0 only if all is well.' ;;
  esac
  printf 'usage: ./minirl %s\n\n%s\n' "$usage" "$text"
}
