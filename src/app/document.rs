//! The open project as one plain value, with a signal for each thing that somebody draws.

use std::{cell::RefCell, collections::HashMap, sync::Arc};

use domain::{
    Edit, EditError, Example, ExampleId, Field, Project, ProjectId, RunSettings, Stops, Style,
    derived_stops,
};
use reactive_graph::wrappers::read::Signal;

use crate::{
    Variable,
    slot::{Slot, Slots},
};

/// The project and its readers.
///
/// An edit of one text wakes that text's readers and compares the short derived lists; it never walks
/// the readers of other examples.
pub(crate) struct Document {
    project: RefCell<Project>,
    texts: Slots<Field, Arc<str>>,
    ons: Slots<ExampleId, bool>,
    pub(crate) example_ids: Slot<Arc<[ExampleId]>>,
    /// How many of them are shown to the model.
    pub(crate) n_on: Slot<usize>,
    pub(crate) style: Slot<Style>,
    pub(crate) run: Slot<Arc<RunSettings>>,
    pub(crate) variables: Slot<Arc<[Variable]>>,
    pub(crate) stops: Slot<Arc<[String]>>,
}

/// What an edit changes, as far as readers care.
enum Touched {
    Texts(Vec<Field>),
    Anything,
}

impl Document {
    pub(crate) fn new(project: Project) -> Self {
        let document = Self {
            texts: Slots::new(),
            ons: Slots::new(),
            example_ids: Slot::new(Arc::default()),
            n_on: Slot::new(0),
            style: Slot::new(project.prompt.style),
            run: Slot::new(Arc::new(project.run.clone())),
            variables: Slot::new(Arc::default()),
            stops: Slot::new(Arc::default()),
            project: RefCell::new(project),
        };
        document.wake(&Touched::Anything);
        document
    }

    /// Looks at the project. Nothing that may wake a reader belongs inside `look`.
    pub(crate) fn read<T>(&self, look: impl FnOnce(&Project) -> T) -> T {
        look(&self.project.borrow())
    }

    pub(crate) fn id(&self) -> ProjectId {
        self.read(|it| it.id.clone())
    }

    /// Applies an edit, wakes the readers of what it touched, and returns its inverse.
    pub(crate) fn apply(&self, edit: Edit) -> Result<Edit, EditError> {
        let mut fields = Vec::new();
        let touched = if only_texts(&edit, &mut fields) {
            Touched::Texts(fields)
        } else {
            Touched::Anything
        };
        let inverse = self.project.borrow_mut().apply(edit)?;
        self.wake(&touched);
        Ok(inverse)
    }

    /// Another project takes the place of this one.
    pub(crate) fn replace(&self, project: Project) {
        *self.project.borrow_mut() = project;
        self.wake(&Touched::Anything);
        let ids = self.example_ids.peek();
        let known = |id: &ExampleId| ids.contains(id);
        self.ons.retain(known);
        self.texts.retain(|field| match field {
            Field::ExampleInput(id) | Field::ExampleOutput(id) | Field::ExampleNote(id) => {
                known(id)
            }
            _ => true,
        });
    }

    /// The same project under another id and name, as a copy goes on.
    pub(crate) fn become_copy(&self, id: ProjectId, name: String) {
        let mut project = self.project.borrow_mut();
        project.id = id;
        project.name = name;
        drop(project);
        self.wake(&Touched::Texts(vec![Field::Name]));
    }

    pub(crate) fn text_signal(&self, field: &Field) -> Signal<Arc<str>> {
        self.texts.signal(field, || {
            self.read(|it| it.text(field).unwrap_or_default().into())
        })
    }

    pub(crate) fn on_signal(&self, id: ExampleId) -> Signal<bool> {
        self.ons.signal(&id, || {
            self.read(|it| it.prompt.example(id).is_some_and(|it| it.on))
        })
    }

    fn wake(&self, touched: &Touched) {
        match touched {
            Touched::Texts(fields) => {
                for field in fields {
                    let text: Arc<str> = self.read(|it| it.text(field).unwrap_or_default().into());
                    self.texts.set(field, || text);
                }
            }
            Touched::Anything => self.wake_all(),
        }
        let (variables, stops) = self.read(|it| (variables(it), effective_stops(it)));
        self.variables.set(variables);
        self.stops.set(stops);
    }

    fn wake_all(&self) {
        let mut texts: Vec<(Field, Arc<str>)> = Vec::new();
        let mut ons = Vec::new();
        let (ids, n_on, style, run) = self.read(|project| {
            let by_id: HashMap<ExampleId, &Example> = project
                .prompt
                .examples
                .iter()
                .map(|it| (it.id, it))
                .collect();
            for field in self.texts.keys() {
                let text = match &field {
                    Field::ExampleInput(id) => by_id.get(id).map_or("", |it| &it.input),
                    Field::ExampleOutput(id) => by_id.get(id).map_or("", |it| &it.output),
                    Field::ExampleNote(id) => by_id.get(id).map_or("", |it| &it.note),
                    other => project.text(other).unwrap_or_default(),
                };
                let text = text.into();
                texts.push((field, text));
            }
            for id in self.ons.keys() {
                ons.push((id, by_id.get(&id).is_some_and(|it| it.on)));
            }
            let ids: Arc<[ExampleId]> = project.prompt.examples.iter().map(|it| it.id).collect();
            let n_on = project.prompt.examples.iter().filter(|it| it.on).count();
            let run = Arc::new(project.run.clone());
            (ids, n_on, project.prompt.style, run)
        });
        self.example_ids.set(ids);
        self.n_on.set(n_on);
        self.style.set(style);
        self.run.set(run);
        for (field, text) in texts {
            self.texts.set(&field, || text);
        }
        for (id, on) in ons {
            self.ons.set(&id, || on);
        }
    }
}

/// Collects the fields of an edit that only changes texts.
fn only_texts(edit: &Edit, fields: &mut Vec<Field>) -> bool {
    match edit {
        Edit::SetText { field, .. } => {
            fields.push(field.clone());
            true
        }
        Edit::Many(edits) => edits.iter().all(|it| only_texts(it, fields)),
        _ => false,
    }
}

fn variables(project: &Project) -> Arc<[Variable]> {
    let prompt = &project.prompt;
    (prompt.variables().into_iter())
        .map(|name| Variable {
            name: name.into(),
            value: prompt.values.get(name).map_or("", String::as_str).into(),
        })
        .collect()
}

fn effective_stops(project: &Project) -> Arc<[String]> {
    match &project.run.stops {
        Stops::Derived => derived_stops(&project.prompt).into(),
        Stops::Custom(stops) => stops.as_slice().into(),
    }
}
