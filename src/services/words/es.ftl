left-alone =
    { $host } falló varias veces seguidas y se deja en paz un rato. Inténtalo de nuevo en medio minuto, o deja que el
    doctor de conexiones lo mire.
nothing-recorded = No se grabó ninguna respuesta a esta misma pregunta. Pregunta cuando se pueda llegar al servicio.
unknown-preset = Aquí no hay ningún tipo de servicio llamado «{ $preset }». Elige uno de la lista.
unknown-service = El servicio «{ $id }» no está configurado aquí. Añádelo de nuevo o elige otro modelo.
bad-id = El nombre corto «{ $id }» no sirve: debe tener hasta 40 minúsculas, cifras o guiones.
too-much = { $what }: demasiado largo o demasiado. Acórtalo.
list-of-services = La lista de servicios
name-of-service = El nombre del servicio
models-of-service = La lista de modelos
chain-of-models = La cadena de modelos
damaged-book =
    No se pudo leer la lista de servicios ({ $what }). Se apartó y se empezó una nueva: añade otra vez tus servicios.
book-too-large = pasa de 4 MB
at-place = línea { $line }, columna { $column }
of-version = es de la versión { $version }
of-service = servicio { $number }
same-short-name = dos servicios tienen el mismo nombre corto
no-model-list = { $service } no tiene una lista de modelos que se pueda leer. Escribe tú el nombre del modelo.
short-passphrase =
    La frase de contraseña debe tener 8 caracteres o más, o podrían dar con ella probando. Elige una más larga; lo
    mejor son varias palabras.
no-sign-in = El inicio de sesión no empezó aquí o ya terminó. Empiézalo de nuevo.
sign-in-refused = El inicio de sesión quedó en nada: el servicio no dio ninguna clave. Empiézalo de nuevo.
wrong-passphrase = La frase de contraseña no encaja. Escríbela otra vez, u olvida la clave e introdúcela de nuevo.
no-vault = Este navegador no puede cifrar aquí. Abre la página por https, o guarda la clave solo en memoria.

no-answer = No llegó respuesta de { $host }, y el navegador no dice por qué. Deja que el doctor de conexiones lo mire.
redirected =
    { $host } reenvió la petición a otra dirección. No se siguió, para que tu clave no llegue a nadie más. Escribe la
    dirección donde está de verdad el servicio.
in-airplane-mode = El modo avión está activo: nada sale de esta página. Desactívalo, o usa un modelo de esta página.
not-allowed =
    Esta página no puede llegar a { $host } hasta que lo permitas. Permítelo, o usa un modelo de esta página.
offline = Este dispositivo está sin conexión. Conéctalo a una red, o usa un modelo de esta página.
no-guard =
    El guardián de la página no funciona, y sin él no se envía nada a { $host }. Recarga la página; si no ayuda, usa
    una ventana que no sea privada.
timed-out = { $host } no respondió a tiempo. Inténtalo de nuevo, o pide una respuesta más corta.
broke-off =
    La conexión con { $host } se cortó antes del final de la respuesta. Lo que llegó se guarda; ejecútalo de nuevo
    para tenerla entera.

told-left-alone =
    { $host } falló varias veces seguidas, así que se deja en paz un rato y se le pregunta de nuevo { $n ->
        [one] en un segundo
       *[other] en { $n } segundos
    }.
asked-again =
    { $error } Se pregunta de nuevo { $n ->
        [one] en un segundo
       *[other] en { $n } segundos
    }.
asked-instead = { $error } Se pregunta en su lugar a: { $name }.
recorded-before = una respuesta grabada antes
in-this-page = { $model } · en esta página
what-came-is-kept = { $what } Lo que llegó se guarda; ejecútalo de nuevo para tener la respuesta entera.
given-by = Esta respuesta la dio { $name } el { $day }.

nothing-to-delete =
    un modelo tras un servicio no está en este dispositivo, así que no hay nada que borrar. Quítalo mejor de la lista
    del servicio
takes-no-models = un servicio no acepta modelos de esta página
tells-no-abilities = un servicio no dice qué sabe hacer
gives-no-tokens = su servicio no da sus tokens a esta página. Pide un recuento, o elige un modelo de esta página
compares-no-meanings = solo un modelo de esta página compara significados. Elige uno para eso
gives-no-logits = su servicio no da la distribución entera del siguiente token. Elige un modelo de esta página
not-sent = No se envía: { $setting }, porque { $why }.
not-in-the-file = No está en el archivo: { $setting }, porque { $why }.
counts-not-for-others = { $service } no cuenta prompts para otros
no-count =
    { $service } respondió con algo que no es un recuento. Comprueba que la dirección y el tipo de servicio van
    juntos.
scores-a-text = un servicio puntúa un texto, no una conversación ni ids de tokens

calls-missing =
    { $n ->
        [one] { $n } llamada no está en este archivo y sigue abierta.
       *[other] { $n } llamadas no están en este archivo y siguen abiertas.
    }
calls-failed =
    { $n ->
        [one] { $n } llamada falló en el servicio y sigue abierta.
       *[other] { $n } llamadas fallaron en el servicio y siguen abiertas.
    }
calls-doubled =
    { $n ->
        [one] { $n } llamada está más de una vez en el archivo; cuenta la primera respuesta.
       *[other] { $n } llamadas están más de una vez en el archivo; cuenta la primera respuesta.
    }
calls-unknown =
    { $n ->
        [one] { $n } línea es de otra llamada que no está abierta aquí; se pasó por alto.
       *[other] { $n } líneas son de otras llamadas que no están abiertas aquí; se pasaron por alto.
    }
lines-unreadable =
    { $n ->
        [one] { $n } línea no se pudo leer y se pasó por alto.
       *[other] { $n } líneas no se pudieron leer y se pasaron por alto.
    }
first-failure = El primer fallo: { $failure }

run = Ejecución
experiment = Experimento
count-of-tokens = Recuento de tokens
probabilities = Probabilidades
connection-doctor = Doctor de conexiones
why-model-list = Lista de modelos
why-sign-in = Inicio de sesión
why-download = Descarga de un modelo
why-own-file = Archivo de esta página
why-other = Otro
end-unknown = desconocido
answered = respondida
failed = falló: { $kind }
lost = se perdió: { $how }
cancelled = cancelada
