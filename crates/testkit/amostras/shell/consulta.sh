curl -u "token obtido no cadastro da empresa:" \
  https://homologacao.focusnfe.com.br/v2/cte/12345
